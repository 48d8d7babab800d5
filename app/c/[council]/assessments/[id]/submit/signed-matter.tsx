import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { MinorityStatement } from '@/app/_ui/minority-statement'
import { AUDIENCE_WORDS, isRestricted } from '@/lib/evidence/evidence'
import { namedIn, questionName } from '@/lib/framework/named-question'
import type { Readiness } from '@/lib/submission/view-readiness'
import { OfficersNotes } from './officers-notes'

/** What lies behind the levels: who holds otherwise and says what, what was left out and why, how much evidence there is for whom to read, and what the statutory officers say. */
export function SignedMatter({ view, slug }: { view: Readiness; slug: string }) {
  const { glance, questions } = view
  const t = useTranslations('signing')
  const nameOf = (code: string) => questionName(namedIn(questions, code))
  const most = Math.max(1, ...glance.evidence.map(({ count }) => count))
  return (
    <div className="mt-8 grid gap-8 wide:grid-cols-3">
      <div className="flex flex-col gap-8">
        <Part title={t('disagreement')} count={glance.disagreements.length}>
          {glance.disagreements.length === 0 ? <p>{t('noDisagreement')}</p> : null}
          {glance.disagreements.map(({ code, level, dissent, group, views, statements }) => (
            <div key={code} className="border-b border-line py-2">
              <p>
                <b>{nameOf(code)}.</b> {dissent > 0 ? t('dissent', { count: dissent, level: String(level) }) : null}
              </p>
              {group ? <p className="mt-1">{group}</p> : null}
              {views.map(({ by, view }) => (
                <p key={by + view} className="mt-1">
                  <span className="text-secondary">{by}:</span> {view}
                </p>
              ))}
              {statements.map((statement) => (
                <div key={statement.group + statement.words} className="mt-3">
                  <MinorityStatement statement={statement} was={statement.was} />
                </div>
              ))}
            </div>
          ))}
        </Part>
        <Part title={t('leftOut')} count={glance.leftOut.length}>
          {glance.leftOut.length === 0 ? <p>{t('noneLeftOut')}</p> : null}
          {glance.leftOut.map(({ code, because }) => (
            <p key={code} className="border-b border-line py-2">
              <b>{nameOf(code)}.</b> {because}
            </p>
          ))}
        </Part>
      </div>
      <Part title={t('evidence')} count={glance.evidence.reduce((sum, { count }) => sum + count, 0)}>
        {glance.evidence.length === 0 ? <p>{t('noEvidence')}</p> : null}
        <dl className="grid grid-cols-[max-content_1fr_max-content] items-center gap-x-3 gap-y-2">
          {glance.evidence.map(({ audience, count }) => (
            <div key={audience} className="contents">
              <dt>{AUDIENCE_WORDS[audience].name}</dt>
              <span
                aria-hidden
                className="h-4 border border-mark bg-level-2"
                style={{ width: `${(100 * count) / most}%` }}
              />
              <dd className="text-right tabular-nums">{count}</dd>
            </div>
          ))}
        </dl>
        {glance.evidence.some(({ audience }) => isRestricted(audience)) ? (
          <p className="mt-2 text-sm text-secondary">{t('restricted')}</p>
        ) : null}
      </Part>
      <Part title={t('notes.title')} count={view.notes.filter(({ words }) => words !== null).length}>
        <OfficersNotes view={view} slug={slug} />
      </Part>
    </div>
  )
}

const Part = ({ title, count, children }: { title: string; count: number; children: ReactNode }) => (
  <section>
    <h3 className="mb-2 flex justify-between border-t border-mark pt-2">
      {title} <span className="tabular-nums">{count}</span>
    </h3>
    {children}
  </section>
)
