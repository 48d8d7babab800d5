import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EmptyState } from '@/app/_ui/empty-state'
import { Time } from '@/app/_ui/time'
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
              <li key={entry.seal.hash} className="py-3">
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
  const { assessment, who, questions, facts, seal } = entry
  const why = [facts.reason, facts.why].find((words) => typeof words === 'string' && words !== '')
  return (
    <div className="grid gap-x-6 gap-y-1 sm:grid-cols-[5rem_minmax(0,1fr)] lg:grid-cols-[5rem_14rem_minmax(0,1fr)]">
      <time dateTime={entry.at.toISOString()} className="text-secondary tabular-nums">
        {clockWords(entry.at)}
      </time>
      <p className="sm:col-start-2">
        {who ? <Link href={`/c/${slug}/people/${who.id}`}>{who.name}</Link> : t('office')}
      </p>
      <div className="min-w-0 sm:col-start-2 lg:col-start-3 lg:row-start-1">
        <p className="font-semibold">{actWords(entry)}</p>
        {assessment && assessment.id !== within ? (
          <p>
            <Link href={`/c/${slug}/assessments/${assessment.id}`}>{assessment.title}</Link>
          </p>
        ) : null}
        {assessment && questions.length > 0 ? (
          <Questions questions={questions} base={`/c/${slug}/assessments/${assessment.id}`} />
        ) : null}
        {typeof why === 'string' ? <p className="text-secondary">{t('why', { why })}</p> : null}
        <details className="text-sm text-secondary">
          <summary className="inline-block min-h-6 cursor-pointer">{t('seal.title')}</summary>
          <p>{t.rich('seal.this', { code: () => <Seal>{seal.hash}</Seal> })}</p>
          <p>{t.rich('seal.before', { code: () => <Seal>{seal.previous || t('seal.first')}</Seal> })}</p>
        </details>
      </div>
    </div>
  )
}

const MOST = 3

const Seal = ({ children }: { children: string }) => <code className="[overflow-wrap:anywhere]">{children}</code>

function Questions({ questions, base }: { questions: TrailEntry['questions']; base: string }) {
  const t = useTranslations('trail')
  return (
    <p>
      {questions.slice(0, MOST).map(({ code, question }, place) => (
        <span key={code}>
          {place > 0 ? '; ' : ''}
          <Link href={`${base}/q/${code}`}>
            {code} {question}
          </Link>
        </span>
      ))}
      {questions.length > MOST ? t('more', { count: questions.length - MOST }) : ''}
    </p>
  )
}
