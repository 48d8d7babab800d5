import { useTranslations } from 'next-intl'
import { LedgerKey } from '@/app/_ui/ledger-key'
import { Time } from '@/app/_ui/time'
import type { Overview } from '@/lib/assessment/view-overview'
import { HowFar } from './how-far'

/** What stands over the ledger on paper: whose it is, as of when, and whether it has been signed. */
export function SheetHead({ view }: { view: Overview }) {
  const t = useTranslations('overview.sheet')
  return (
    <div className="hidden items-start justify-between gap-6 print:flex">
      <div>
        <p className="font-serif text-2xl font-semibold">{t('title', { council: view.council.name })}</p>
        <p>
          {t.rich('asOf', { title: view.assessment.title, day: () => <Time at={new Date()} day /> })}{' '}
          <HowFar view={view} />
        </p>
      </div>
      <p className="shrink-0 border border-text px-4 py-1 text-center">
        <strong className="block">{view.isRunning ? t('draft') : t('submitted')}</strong>
        {view.isRunning ? (
          t('draftWords')
        ) : view.assessment.submittedAt ? (
          <Time at={view.assessment.submittedAt} day />
        ) : null}
      </p>
    </div>
  )
}

/** What stands under it: what the squares mean, and how they came about. */
export function SheetFoot() {
  const t = useTranslations('overview.sheet')
  return (
    <div className="hidden print:block">
      <LedgerKey />
      <p className="mt-1">{t('foot')}</p>
    </div>
  )
}
