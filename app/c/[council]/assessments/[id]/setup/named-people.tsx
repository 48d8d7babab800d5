import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { Time } from '@/app/_ui/time'
import type { NamedDuty } from '@/lib/access/access'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { sentence } from '@/lib/words/sentence'
import { dutyName, successorHref } from './duty-words'

type Duty = SetUp['duties'][number]

/** Who has which duty once people are fixed, with the way to a successor for each; and who had one before. */
export function NamedPeople({ view, base }: { view: SetUp; base: string }) {
  const t = useTranslations('duties')
  return (
    <Card id="people" title={t('people.title')}>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        <div className="flex flex-col gap-6">
          <Holders kind="chair" view={view} base={base} />
          <Holders kind="signatory" view={view} base={base} />
        </div>
        <Holders kind="assessor" view={view} base={base} />
      </div>
      {view.former.length > 0 ? (
        <div className="mt-6 border-t border-line pt-4">
          <h3 className="mb-2">{t('people.before')}</h3>
          <ul className="flex flex-col gap-1">
            {view.former.map((duty) => (
              <Former key={duty.id} duty={duty} view={view} />
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  )
}

function Holders({ kind, view, base }: { kind: NamedDuty; view: SetUp; base: string }) {
  const t = useTranslations('duties')
  const held = view.duties.filter(({ duty }) => duty === kind)
  return (
    <div>
      <h3 className="mb-2">{t(`several.${kind}`)}</h3>
      {held.length === 0 ? <p className="text-secondary">{t('people.none')}</p> : null}
      <ul className="divide-y divide-line">
        {held.map((duty) => (
          <Named key={duty.id} duty={duty} view={view} base={base} />
        ))}
      </ul>
    </div>
  )
}

function Named({ duty, view, base }: { duty: Duty; view: SetUp; base: string }) {
  const t = useTranslations('duties.people')
  const mayReplace =
    view.abilities.nameSuccessor &&
    !duty.hasSigned &&
    (view.assessment.state !== 'signing' || duty.duty === 'signatory')
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 py-2 first:pt-0">
      <span>
        {duty.name}, {duty.post}
        {duty.isHeld ? '' : t('noRole')}
        {duty.hasSigned ? t('signed') : ''}
      </span>
      {mayReplace ? (
        <Link href={successorHref(base, duty.id)}>
          {t('replace')}
          <span className="sr-only"> {duty.name}</span>
        </Link>
      ) : null}
    </li>
  )
}

function Former({ duty, view }: { duty: SetUp['former'][number]; view: SetUp }) {
  const t = useTranslations('duties.people')
  const { id, name, post, endedAt, endReason } = duty
  const next = [...view.duties, ...view.former].find(({ succeeds }) => succeeds === id)
  return (
    <li>
      {t.rich('was', {
        ...{ name, post, duty: dutyName(duty.duty).toLowerCase(), why: sentence(endReason ?? '') },
        at: () => (endedAt ? <Time at={endedAt} day /> : null),
      })}{' '}
      {next ? t('follows', { name: next.name }) : t('nobody')}
    </li>
  )
}
