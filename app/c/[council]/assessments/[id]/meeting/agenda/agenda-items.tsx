import Link from 'next/link'
import { LevelMark } from '@/app/_ui/level-mark'
import { StateMark } from '@/app/_ui/state-mark'
import { questionName } from '@/lib/framework/named-question'
import type { AgendaView } from '@/lib/meeting/view-agenda'
import { say } from '@/lib/words/say'
import { pageOf } from '../page-of'
import { CONSENSUS_WORDS } from '../stage-words'
import { ConsentConfirm, ConsentForm, ObjectPress, PlacePresses, RecordForm } from './agenda-forms'

type Item = AgendaView['items'][number]
export type Shown = { view: AgendaView; slug: string; assessmentId: string }

/** What the meeting talks about, in its order, with what the lead moves. */
export function ToTalkAbout({ view, slug, assessmentId, items }: Shown & { items: Item[] }) {
  return (
    <section aria-labelledby="talk">
      <h2 id="talk" className="mb-3">
        To talk about
      </h2>
      {items.length === 0 ? <p>Nothing is left to talk about.</p> : null}
      <ol className="flex flex-col gap-4">
        {items.map((item, at) => (
          <li key={item.code} className="flex flex-wrap gap-x-6 gap-y-1 border-t border-line pt-3">
            <span className="w-20 tabular-nums">{item.minutes} min</span>
            <div className="min-w-60 flex-1">
              <p tabIndex={-1} className="font-semibold">
                <Named item={item} slug={slug} assessmentId={assessmentId} />
              </p>
              <p className="max-w-(--measure)">{item.question}</p>
              <p className="flex flex-wrap gap-x-4 text-secondary">
                <SpreadWords item={item} />
                {item.isPinned ? <span>Kept in this place</span> : null}
                {item.isObjected ? <span>Put back by an objection</span> : null}
              </p>
              {view.abilities.order ? (
                <div className="no-print mt-1 flex flex-wrap gap-2">
                  <PlacePresses
                    slug={slug}
                    assessmentId={assessmentId}
                    question={item}
                    isPinned={item.isPinned}
                    isFirst={at === 0}
                    isLast={at === items.length - 1}
                  />
                  {item.abilities.passByConsent ? (
                    <ConsentForm slug={slug} assessmentId={assessmentId} item={item} />
                  ) : null}
                </div>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What is recorded without talking, unless somebody objects. */
export function ByConsent({ items, ...shown }: Shown & { items: Item[] }) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby="consent">
      <h2 id="consent" className="mb-1">
        By consent
      </h2>
      <p className="mb-3 max-w-(--measure) text-secondary">
        On these the scores agree. They are recorded as proposed, without talking, unless an assessor objects before
        they are recorded. Nobody is told who objected, and no reason is asked.
      </p>
      {shown.view.abilities.agree && items.length > 1 ? (
        <div className="no-print mb-4">
          <ConsentConfirm slug={shown.slug} assessmentId={shown.assessmentId} items={items} />
        </div>
      ) : null}
      <ul className="flex flex-col gap-4">
        {items.map((item) => (
          <ConsentItem key={item.code} item={item} {...shown} />
        ))}
      </ul>
    </section>
  )
}

export function Agreed({ items, slug, assessmentId }: Shown & { items: Item[] }) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby="agreed">
      <h2 id="agreed" className="mb-3">
        Agreed already
      </h2>
      <ul className="flex flex-col gap-2">
        {items.map((item) => (
          <li key={item.code} className="flex flex-wrap items-center gap-x-4 sm:grid sm:grid-cols-[18rem_1fr]">
            <span>
              <Named item={item} slug={slug} assessmentId={assessmentId} />
            </span>
            <LevelMark level={item.level} ambition={item.ambition} words />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A question by its name, which leads to it. */
const Named = ({ item, slug, assessmentId }: Pick<Shown, 'slug' | 'assessmentId'> & { item: Item }) => (
  <Link href={pageOf(`/c/${slug}/assessments/${assessmentId}`, item)} prefetch={false}>
    {questionName(item)}
  </Link>
)

/** The spread of the first round in words, also while it is scored again; of a hidden one nothing. */
const SpreadWords = ({ item }: { item: Item }) =>
  item.width === null ? (
    <span>Scores not revealed</span>
  ) : (
    <>
      {item.consensus ? (
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="flex">
            <StateMark state={item.consensus} bare />
          </span>
          {CONSENSUS_WORDS[item.consensus]}
        </span>
      ) : null}
      {item.round === 'open' ? <span>{say('meet.agenda.again')}</span> : null}
      <span>{`${item.width.toFixed(1)} levels apart on average`}</span>
    </>
  )

function ConsentItem({ item, view, slug, assessmentId }: Shown & { item: Item }) {
  const { proposal } = item
  if (!proposal) return null
  return (
    <li className="border-t border-line pt-3">
      <p className="font-semibold">
        <Named item={item} slug={slug} assessmentId={assessmentId} />
      </p>
      <p className="max-w-(--measure)">{item.question}</p>
      <p className="my-1">
        <LevelMark level={proposal.level} ambition={proposal.ambition} words />
      </p>
      <p className="max-w-(--measure) whitespace-pre-line">{proposal.reason}</p>
      <div className="no-print mt-2 flex flex-wrap gap-3">
        {item.abilities.object ? <ObjectPress slug={slug} assessmentId={assessmentId} item={item} /> : null}
        {view.abilities.agree ? <RecordForm slug={slug} assessmentId={assessmentId} item={item} /> : null}
      </div>
    </li>
  )
}
