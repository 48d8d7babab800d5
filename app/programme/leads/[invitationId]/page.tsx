import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orNotFound, signedInUser } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextField } from '@/app/_ui/text-field'
import { viewProgramme } from '@/lib/programme/view-programme'
import { correctLeadAction } from '../../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('programme.pending')
  return { title: t('correctTitle') }
}

export default async function CorrectLeadPage({ params }: PageProps<'/programme/leads/[invitationId]'>) {
  const { invitationId } = await params
  const user = await signedInUser()
  if (!user) notFound()
  const { pending } = orNotFound(await viewProgramme(user.userId))
  const lead = pending.find(({ id }) => id === invitationId)
  if (!lead) notFound()
  const [t, page] = [await getTranslations('programme.pending'), await getTranslations('programme')]
  return (
    <>
      <PageHeading
        title={t('correctHeading', { council: lead.council })}
        crumbs={[{ label: page('title'), href: '/programme' }]}
        lead={t('correctLead')}
      />
      <Card>
        <Form action={correctLeadAction} submit={t('send')} label={t('correctTitle')} hidden={{ invitationId }}>
          <TextField name="leadName" label={t('leadName')} defaultValue={lead.name} />
          <TextField name="leadEmail" label={t('leadEmail')} type="email" defaultValue={lead.email} />
          <TextField name="leadPost" label={t('leadPost')} defaultValue={lead.post} />
        </Form>
      </Card>
    </>
  )
}
