import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { Notice } from '@/app/_ui/notice'
import { AdministrationForm } from '@/app/c/[council]/people/administration-form'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { type GroupReach, ruleReach } from '@/lib/score/rule-reach'

/** Whom the cross-party rule counts among the assessors, a warning where it counts nobody, and what was not said yet of the administration. */
export function GroupsCard({ view, slug }: { view: SetUp; slug: string }) {
  const t = useTranslations('fair.reach')
  const { assessment, administration, abilities, standElsewhere } = view
  const assessors = view.duties.filter(({ duty }) => duty === 'assessor')
  const reach = ruleReach(assessors.map(({ groupName: group, ...one }) => ({ ...one, group })))
  const asks =
    !administration.isSaid && administration.groups.length > 0 && abilities.setAdministration && abilities.namePeople
  return (
    <Card id="fair" title={t('title')}>
      <div className={asks ? 'grid items-start gap-x-10 gap-y-6 wide:grid-cols-2' : ''}>
        <div className="flex flex-col gap-5">
          {assessors.length === 0 ? <p className="text-secondary">{t('nobody')}</p> : <Assessors reach={reach} />}
          {assessment.crossPartyRule ? null : <p>{t('off')}</p>}
          {assessors.length > 0 && assessment.crossPartyRule && !reach.canFire ? (
            <Notice kind="caution" title={t('blind.title')}>
              <p>{t('blind.why', { isSided: reach.isSided ? 'yes' : 'no' })}</p>
              {abilities.namePeople ? <p className="mt-2">{t(asks ? 'blind.mark' : 'blind.what')}</p> : null}
            </Notice>
          ) : null}
          {abilities.namePeople && standElsewhere.length > 0 ? (
            <Notice title={t('elsewhere.title')}>
              <p>{t('elsewhere.what', { names: standElsewhere.join(', ') })}</p>
            </Notice>
          ) : null}
          {administration.noneSince ? (
            <p>
              {t('none')} <Link href={`/c/${slug}/people#groups`}>{t('change')}</Link>
            </p>
          ) : null}
        </div>
        {asks ? (
          <div>
            <h3 className="mb-2">{t('ask.title')}</h3>
            <p className="mb-4 max-w-(--measure)">{t('ask.what')}</p>
            <AdministrationForm view={administration} slug={slug} />
          </div>
        ) : null}
      </div>
    </Card>
  )
}

type Row = { called: string; assessors: number; side: string; counts: string }

function Assessors({ reach }: { reach: ReturnType<typeof ruleReach> }) {
  const t = useTranslations('fair.reach')
  const sideOf = ({ inAdministration }: GroupReach) =>
    t(inAdministration === null ? 'side.unknown' : inAdministration ? 'side.inside' : 'side.outside')
  const countsOf = ({ countsAlone, inAdministration }: GroupReach) => {
    const countsTogether = reach.countsTogether && inAdministration === false
    if (countsAlone) return t(countsTogether ? 'counts.both' : 'counts.alone')
    return t(countsTogether ? 'counts.together' : 'counts.no')
  }
  const rows = [
    ...reach.groups.map((one) => ({
      ...{ called: one.group ?? t('noGroup'), assessors: one.assessors, side: sideOf(one), counts: countsOf(one) },
    })),
    ...(reach.officers > 0
      ? [{ called: t('officers'), assessors: reach.officers, side: '', counts: t('counts.no') }]
      : []),
  ]
  return (
    <div>
      <DataTable
        caption={t('caption')}
        hideCaption
        stacks
        rows={rows}
        rowKey={({ called }) => called}
        columns={[
          { head: t('head.group'), cell: ({ called }) => called, isRowHead: true },
          { head: t('head.assessors'), cell: ({ assessors }) => assessors },
          ...(reach.isSided ? [{ head: t('head.side'), cell: ({ side }: Row) => side }] : []),
          { head: t('head.counts'), cell: ({ counts }) => counts },
        ]}
      />
      {reach.isSided ? <p className="mt-3 text-secondary">{t('outside', { count: reach.outside })}</p> : null}
    </div>
  )
}
