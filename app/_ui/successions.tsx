import { Time } from './time'

type Changed = {
  duty: string
  name: string
  post: string
  until: Date | string
  because: string
  next: { name: string; post: string; from: Date | string; named: string } | null
}

/** Who was followed by whom in a duty, when and why. */
export const Successions = ({ changes }: { changes: Changed[] }) => (
  <ul className="flex flex-col gap-2">
    {changes.map(({ duty, name, post, until, because, next }) => (
      <li key={`${duty} ${name} ${String(until)}`}>
        <span className="font-semibold">{duty.charAt(0).toUpperCase() + duty.slice(1)}:</span> {name}, {post}, until{' '}
        <Time at={until} day />. {sentence(because)}{' '}
        {next ? (
          <>
            {next.name}, {next.post}, follows from <Time at={next.from} day />.
            {next.named === because ? '' : ` ${sentence(next.named)}`}
          </>
        ) : (
          'Nobody follows yet.'
        )}
      </li>
    ))}
  </ul>
)

const sentence = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)
