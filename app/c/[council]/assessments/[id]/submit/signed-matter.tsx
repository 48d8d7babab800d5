import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AUDIENCE_WORDS, isRestricted } from '@/lib/evidence/evidence'
import { namedIn, questionName } from '@/lib/framework/named-question'
import type { Readiness } from '@/lib/submission/view-readiness'

/** What lies behind the levels: who holds otherwise and says what, what was left out and why, and how much evidence there is for whom to read. */
export function SignedMatter({ view: { glance, questions } }: { view: Readiness }) {
  const t = useTranslations('signing')
  const nameOf = (code: string) => questionName(namedIn(questions, code))
  const most = Math.max(1, ...glance.evidence.map(({ count }) => count))
  return (
    <div className="mt-8 grid gap-8 wide:grid-cols-3">
      <Part title={t('disagreement')} count={glance.disagreements.length}>
        {glance.disagreements.length === 0 ? <p>{t('noDisagreement')}</p> : null}
        {glance.disagreements.map(({ code, level, dissent, group, views }) => (
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
