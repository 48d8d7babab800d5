import Link from 'next/link'
import { Details } from '@/app/_ui/details'
import { Tag } from '@/app/_ui/tag'
import { Time } from '@/app/_ui/time'
import type { Timeline } from '@/lib/text/history/view-timeline'
import { clockWords } from '@/lib/words/dates'
import { say } from '@/lib/words/say'
import { PeopleNames } from './people-names'

/** One sitting: when, who, what it led to, and the ways to look at it. */
export function SittingEntry({ sitting, base }: { sitting: Timeline['sittings'][number]; base: string }) {
  const { seq, before, from, at, people, names, restored, proposedBy, moments } = sitting
  const [began, ended] = [clockWords(from), clockWords(at)]
  return (
    <li className="relative border-l-2 border-line pb-6 pl-6 last:pb-0">
      <span
        aria-hidden="true"
        className={`absolute top-1.5 -left-[0.4375rem] size-3 rounded-full border-2 ${names.length > 0 ? 'border-accent bg-accent' : 'border-control bg-sheet'}`}
      />
      <h3 className="font-sans text-base font-semibold">
        <PeopleNames names={people} />
      </h3>
      <p className="text-secondary">
        <time dateTime={new Date(at).toISOString()}>{began === ended ? began : `${began} to ${ended}`}</time>
      </p>
      {restored ? (
        <p className="mt-1">
          Restored the text of{' '}
          <Link href={`${base}/${restored.seq}`}>
            <Time at={restored.at} />
          </Link>
        </p>
      ) : null}
      {proposedBy.length > 0 ? (
        <p className="mt-1">
          Accepted words suggested by <PeopleNames names={proposedBy} />.{' '}
          <Link href={`${base}/compare?from=${before}&to=${seq}`}>{say('comments.suggest.see')}</Link>
        </p>
      ) : null}
      {names.length > 0 ? (
        <p className="mt-1 flex flex-wrap gap-2">
          {names.map((name) => (
            <Tag key={name} tone="accent">
              <span className="sr-only">Named: </span>
              <bdi>{name}</bdi>
            </Tag>
          ))}
        </p>
      ) : null}
      <p className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
        <Link href={`${base}/${seq}`} className="py-1">
          The text then<span className="sr-only">, {ended}</span>
        </Link>
        <Link href={`${base}/compare?from=${before}&to=${seq}`} className="py-1">
          What changed<span className="sr-only">, {ended}</span>
        </Link>
      </p>
      {moments.length > 1 ? (
        <div className="mt-1">
          <Details summary={`Minute by minute (${moments.length})`}>
            <ul className="flex flex-col gap-1">
              {moments.map((moment) => (
                <li key={moment.seq}>
                  <Link href={`${base}/${moment.seq}`}>{clockWords(moment.at)}</Link>{' '}
                  <span className="text-secondary">
                    <PeopleNames names={moment.people} />
                  </span>
                </li>
              ))}
            </ul>
          </Details>
        </div>
      ) : null}
    </li>
  )
}
