import { useTranslations } from 'next-intl'
import { capital, sentence } from '@/lib/words/sentence'
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
export function Successions({ changes }: { changes: Changed[] }) {
  const t = useTranslations('duties.changes')
  return (
    <ul className="flex flex-col gap-2">
      {changes.map(({ duty, name, post, until, because, next }) => (
        <li key={`${duty} ${name} ${String(until)}`}>
          <span className="font-semibold">{capital(duty)}:</span>{' '}
          {t.rich('until', { name, post, why: sentence(because), at: () => <Time at={until} day /> })}{' '}
          {next
            ? t.rich('next', { name: next.name, post: next.post, at: () => <Time at={next.from} day /> })
            : t('nobody')}
          {next && next.named !== because ? ` ${sentence(next.named)}` : ''}
        </li>
      ))}
    </ul>
  )
}
