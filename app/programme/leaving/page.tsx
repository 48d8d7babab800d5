import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { orNotFound, userCaller } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { DataTable } from '@/app/_ui/data-table'
import { Details } from '@/app/_ui/details'
import { EmptyState } from '@/app/_ui/empty-state'
import { Form } from '@/app/_ui/form'
import { LeavingSteps, WhatLeaves } from '@/app/_ui/leaving-steps'
import { PageHeading } from '@/app/_ui/page-heading'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import { DAYS_TO_WAIT, type Leaving } from '@/lib/leaving/leaving'
import { viewLeavings } from '@/lib/leaving/view-leavings'
import { askLeavingAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('leaving')
  return { title: t('title') }
}

export default async function LeavingPage() {
  const { userId } = await userCaller()
  const [t, of] = await Promise.all([getTranslations('leaving'), getTranslations('programme')])
  const { open, over } = orNotFound(await viewLeavings(userId))
  const head = ({ kind, about }: Leaving) => t(`head.${kind}`, { name: about })
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} crumbs={[{ label: of('title'), href: '/programme' }]} />
      <div className="flex flex-col gap-8">
        <Card id="open" title={t('open.title')}>
          {open.length === 0 ? <EmptyState title={t('open.none')} /> : null}
          <ul className="flex flex-col gap-6">
            {open.map((leaving) => (
              <li key={leaving.id} className="flex flex-col gap-2">
                <Link href={`/programme/leaving/${leaving.id}`}>{head(leaving)}</Link>
                <LeavingSteps leaving={leaving} />
              </li>
            ))}
          </ul>
        </Card>
        <Card id="ask" title={t('ask.title')}>
          <div className="mb-5 flex flex-col gap-2">
            <Details summary={t('ask.happens.person')}>
              <WhatLeaves kind="person" days={DAYS_TO_WAIT.person} />
            </Details>
            <Details summary={t('ask.happens.council')}>
              <WhatLeaves kind="council" days={DAYS_TO_WAIT.council} />
            </Details>
          </div>
          <Form
            action={askLeavingAction}
            submit={t('ask.press')}
            done={t('ask.done')}
            label={t('ask.label')}
            variant="danger"
          >
            <RadiosField
              name="kind"
              label={t('ask.kind')}
              choices={(['person', 'council'] as const).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            />
            <TextField name="about" label={t('ask.about')} hint={t('ask.hint')} />
            <TextAreaField name="reason" label={t('ask.reason')} hint={t('ask.reasonHint')} />
          </Form>
        </Card>
        {over.length > 0 ? (
          <DataTable
            caption={t('over.title')}
            rows={over}
            rowKey={({ id }) => id}
            columns={[
              { head: t('over.about'), isRowHead: true, cell: head },
              { head: t('over.end'), cell: (leaving) => <LeavingSteps leaving={leaving} /> },
            ]}
          />
        ) : null}
      </div>
    </>
  )
}
