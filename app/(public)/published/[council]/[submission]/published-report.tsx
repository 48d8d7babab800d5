import { useTranslations } from 'next-intl'
import { ActionLines } from '@/app/_ui/action-lines'
import { Tag } from '@/app/_ui/tag'
import { TypedWords } from '@/app/_ui/typed-words'
import type { PublicReport } from '@/lib/publication/publication'
import { KINDS } from '@/lib/report/report'
import { dateWords, dayWords } from '@/lib/words/dates'
import { Words } from './published-areas'

type Props = { report: PublicReport; shortNames: Record<string, string> }

/** The peers' report whole, then each recommendation opposite the council's answer and the plan of it, and the council's reply. */
export function PublishedReport({ report, shortNames }: Props) {
  const t = useTranslations('published')
  const said = useTranslations('report')
  const { findings, recommendations, bodies } = report
  return (
    <article aria-labelledby="report" className="flex flex-col gap-8">
      <header className="how-far">
        <h2 id="report">{t('report', { title: report.title })}</h2>
        <p>{t('reportOf', { day: dayWords(report.publishedAt) })}</p>
      </header>
      {KINDS.map((kind) => {
        const all = findings.filter((finding) => finding.kind === kind)
        return all.length === 0 ? null : (
          <section key={kind} aria-labelledby={`found-${kind}`} className="flex flex-col gap-5">
            <h3 id={`found-${kind}`}>{said(`kinds.${kind}`)}</h3>
            <div className="grid items-start gap-x-10 gap-y-6 min-[1100px]:grid-cols-2">
              {all.map(({ words, codes, documents, conversations }) => (
                <article key={words} className={`finding finding-${kind}`}>
                  <TypedWords>{words}</TypedWords>
                  <p className="mt-1 flex flex-wrap gap-2">
                    {codes.map((code) => (
                      <Tag key={code}>{`${code} ${shortNames[code] ?? ''}`}</Tag>
                    ))}
                  </p>
                  <p className="mt-1 text-sm text-secondary">
                    {said('restsOn', { rests: said('rests', { documents, conversations }) })}
                  </p>
                </article>
              ))}
            </div>
          </section>
        )
      })}
      {recommendations.length > 0 ? (
        <section aria-labelledby="recommended" className="flex flex-col gap-4">
          <h3 id="recommended">{t('recommended')}</h3>
          {report.progressOn ? <p>{t('progressOn', { day: dayWords(report.progressOn) })}</p> : null}
          <ol className="flex flex-col gap-6">
            {recommendations.map((one, at) => (
              <li
                key={one.words}
                className="grid gap-4 border-t border-line pt-5 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] wide:gap-8"
              >
                <div>
                  <TypedWords>
                    {at + 1}. {one.words}
                  </TypedWords>
                  <p className="mt-1 text-sm text-secondary">
                    {said('recommendations.priorityOf', {
                      priority: said(`recommendations.priorities.${one.priority}`),
                    })}
                    . {said(`recommendations.timescales.${one.timescale}`)}.{' '}
                    {said('recommendations.owner', { post: one.post })}.
                  </p>
                </div>
                <Answer of={one} />
                {one.progress ? <Progress of={one.progress} /> : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <section aria-labelledby="reply" className="flex flex-col gap-3">
        <h3 id="reply">{t('reply')}</h3>
        <p className="text-secondary">
          {t('replyAgreed', { day: dayWords(report.agreedAt) })}{' '}
          {bodies.map(({ name, on }) => t('body', { name, day: dateWords(on) })).join(' ')}
        </p>
        <Words of={report.reply} />
      </section>
    </article>
  )
}

function Answer({ of: { decision, reason, actions } }: { of: PublicReport['recommendations'][number] }) {
  const t = useTranslations('published')
  const said = useTranslations('report.reply')
  return (
    <div className={`flex flex-col gap-2 bg-sheet p-4 reply-${decision}`}>
      <p className="text-lg font-semibold">{said(decision)}</p>
      {reason ? <TypedWords>{reason}</TypedWords> : null}
      {actions.length > 0 ? (
        <ul className="flex flex-col gap-1" aria-label={t('plan')}>
          <ActionLines actions={actions} />
        </ul>
      ) : null}
    </div>
  )
}

/** What the council said of it in the progress review, and what the peers said then. */
function Progress({ of }: { of: NonNullable<PublicReport['recommendations'][number]['progress']> }) {
  const said = useTranslations('progress')
  return (
    <section className="grid gap-4 wide:col-span-2 wide:grid-cols-2 wide:gap-8">
      <div className="flex flex-col gap-2">
        <h4 className="font-sans text-base font-semibold">{said('statement')}</h4>
        <TypedWords>{of.statement}</TypedWords>
        <ul className="flex flex-col gap-1">
          <ActionLines actions={of.actions} />
          {of.evidence.map(({ title, url }) => (
            <li key={title}>{url ? <a href={url}>{title}</a> : title}</li>
          ))}
        </ul>
      </div>
      <div className="flex flex-col items-start gap-2">
        <h4 className="font-sans text-base font-semibold">{said('view')}</h4>
        <Tag>{said(`howFar.${of.howFar}`)}</Tag>
        <TypedWords>{of.view}</TypedWords>
      </div>
    </section>
  )
}
