import Link from 'next/link'
import { Card } from '@/app/_ui/card'
import { Time } from '@/app/_ui/time'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { DUTY_WORDS, successorHref } from './duty-words'

const ORDER = ['chair', 'assessor', 'signatory'] as const

/** Who has which duty once people are fixed, with the way to a successor for each; and who had one before. */
export function NamedPeople({ view, base }: { view: SetUp; base: string }) {
  const mayReplace = (duty: SetUp['duties'][number]) =>
    view.abilities.nameSuccessor &&
    !duty.hasSigned &&
    (view.assessment.state !== 'signing' || duty.duty === 'signatory')
  return (
    <Card id="people" title="People">
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        {ORDER.map((kind) => (
          <div key={kind} className={kind === 'assessor' ? 'md:row-span-2' : ''}>
            <h3 className="mb-2">{kind === 'chair' ? 'Chair' : `${DUTY_WORDS[kind].replace(/y$/, 'ie')}s`}</h3>
            <ul className="divide-y divide-line">
              {view.duties
                .filter(({ duty }) => duty === kind)
                .map((duty) => (
                  <li key={duty.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2 first:pt-0">
                    <span>
                      {duty.name}, {duty.post}
                      {duty.isHeld ? '' : ' (has no role any more that allows it)'}
                      {duty.hasSigned ? ' (has signed)' : ''}
                    </span>
                    {mayReplace(duty) ? (
                      <Link href={successorHref(base, duty.id)}>
                        Replace<span className="sr-only"> {duty.name}</span>
                      </Link>
                    ) : null}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      {view.former.length > 0 ? (
        <div className="mt-6 border-t border-line pt-4">
          <h3 className="mb-2">Before them</h3>
          <ul className="flex flex-col gap-1">
            {view.former.map(({ id, name, post, duty, endedAt, endReason }) => {
              const next = [...view.duties, ...view.former].find(({ succeeds }) => succeeds === id)
              return (
                <li key={id}>
                  {name}, {post}: {DUTY_WORDS[duty].toLowerCase()}
                  {endedAt ? (
                    <>
                      {' '}
                      until <Time at={endedAt} day />
                    </>
                  ) : null}
                  . {endReason}. {next ? `${next.name} follows.` : 'Nobody follows yet.'}
                </li>
              )
            })}
          </ul>
        </div>
      ) : null}
    </Card>
  )
}
