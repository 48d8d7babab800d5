import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_ui/empty-state'
import { Time } from '@/app/_ui/time'
import { questionName } from '@/lib/framework/named-question'
import type { TrailEntry, TrailPage } from '@/lib/trail/load-entries'
import { byDay } from '@/lib/trail/trail'
import { clockWords } from '@/lib/words/dates'
import { actWords } from './act-words'

/** A page of a trail: day by day, newest first, what was done by whom, and the seal for whoever wants to check it. */
export function TrailList({
  page,
  slug,
  within,
  earlier,
}: {
  page: TrailPage
  slug: string
  /** The assessment whose trail it is, so that it need not be said of each entry. */
  within?: string
  earlier: (before: string) => string
}) {
  const t = useTranslations('trail')
  if (page.entries.length === 0) return <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
  return (
    <div className="flex flex-col gap-6">
      {byDay(page.entries).map(({ day, entries }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-2">
            <Time at={day} day />
          </h2>
          <ol className="divide-y divide-line rounded-(--radius) border border-line bg-sheet px-4 sm:px-6">
            {entries.map((entry) => (
              <li key={entry.seal.hash} className="py-3 lg:py-2">
                <Entry entry={entry} slug={slug} within={within} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {page.next ? (
        <p>
          <Link href={earlier(page.next)}>{t('earlier')}</Link>
        </p>
      ) : null}
    </div>
  )
}

function Entry({ entry, slug, within }: { entry: TrailEntry; slug: string; within?: string | undefined }) {
  const t = useTranslations('trail')
  const { who, facts, seal } = entry
  const why = [facts.reason, facts.why].find((words) => typeof words === 'string' && words !== '')
  return (
    <div className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:gap-x-6 lg:grid-cols-[4.5rem_12rem_minmax(0,1fr)_auto]">
      <time dateTime={entry.at.toISOString()} className="text-secondary tabular-nums">
        {clockWords(entry.at)}
      </time>
      <p>{who ? <Link href={`/c/${slug}/people/${who.id}`}>{who.name}</Link> : t('office')}</p>
      <div className="min-w-0 max-sm:col-span-2 sm:col-start-2 lg:col-start-3 lg:row-start-1 lg:flex lg:flex-wrap lg:gap-x-4 lg:[&>:nth-child(3)]:w-full">
        <p className="font-semibold">{actWords(entry)}</p>
        <Where entry={entry} slug={slug} within={within} />
        {typeof why === 'string' ? <p className="text-secondary">{t('why', { why })}</p> : null}
      </div>
      <details className="text-sm text-secondary max-sm:col-span-2 sm:col-start-2 lg:not-open:col-start-4 lg:not-open:row-start-1 lg:open:col-span-2 lg:open:col-start-3 lg:open:row-start-2">
        <summary className="inline-block min-h-6 cursor-pointer">{t('seal.title')}</summary>
        <p>{t.rich('seal.this', { code: () => <Seal>{seal.hash}</Seal> })}</p>
        <p>{t.rich('seal.before', { code: () => <Seal>{seal.previous || t('seal.first')}</Seal> })}</p>
      </details>
    </div>
  )
}

/** The assessment, unless it is the one that is read, and the first of its questions, in one line. */
function Where({ entry, slug, within }: { entry: TrailEntry; slug: string; within: string | undefined }) {
  const t = useTranslations('trail')
  const { assessment, questions } = entry
  if (!assessment || (assessment.id === within && questions.length === 0)) return null
  const base = `/c/${slug}/assessments/${assessment.id}`
  return (
    <p>
      {assessment.id === within ? null : <Link href={base}>{assessment.title}</Link>}
      {questions.slice(0, MOST).map((question, place) => (
        <span key={question.code}>
          {place > 0 || assessment.id !== within ? '; ' : ''}
          <Link href={`${base}/q/${question.code}`}>{questionName(question)}</Link>
        </span>
      ))}
      {questions.length > MOST ? t('more', { count: questions.length - MOST }) : ''}
    </p>
  )
}

const MOST = 3

const Seal = ({ children }: { children: string }) => <code className="[overflow-wrap:anywhere]">{children}</code>
