import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { signedInUser } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextField } from '@/app/_ui/text-field'
import { type InvitationView, viewInvitation } from '@/lib/people/view-invitation'
import { viewMyPlaces } from '@/lib/people/view-my-places'
import { dayWords } from '@/lib/words/dates'
import { acceptInvitationAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('invited')
  return { title: t('title') }
}

export default async function InvitationPage({ params }: PageProps<'/invitations/[token]'>) {
  const { token } = await params
  const invitation = await viewInvitation(token)
  if (!invitation) notFound()
  const user = await signedInUser()
  return <Shown invitation={invitation} here={user?.email ?? null} token={token} called={await calledHere(user)} />
}

type Props = {
  invitation: InvitationView
  here: string | null
  token: string
  /** How somebody is called already, and whether they may still say so themselves. */
  called: { name: string | null; isFree: boolean }
}

async function calledHere(user: Awaited<ReturnType<typeof signedInUser>>): Promise<Props['called']> {
  if (!user) return { name: null, isFree: false }
  const { councils } = await viewMyPlaces(user.userId)
  return { name: user.name === user.email ? null : user.name, isFree: councils.length === 0 && !user.isProgramme }
}

function Shown({ invitation, here, token, called }: Props) {
  const t = useTranslations('invited')
  const mails = useTranslations('mails.programme')
  const { council, name, post, role, by } = invitation
  return (
    <>
      <PageHeading
        title={t('heading', { council })}
        lead={role === 'programme' ? mails('asks') : t('asks', { name, council, post, by: by ?? t('office') })}
      />
      <div className="flex max-w-3xl flex-col gap-6">
        {invitation.state === 'open' ? <What invitation={invitation} /> : null}
        <Act invitation={invitation} here={here} token={token} called={called} />
      </div>
    </>
  )
}

/** What Concord is, and what they would do in it. */
function What({ invitation: { role, duties, until } }: { invitation: InvitationView }) {
  const t = useTranslations('invited')
  const named = useTranslations('notice.duties')
  return (
    <Card id="what" title={role === 'programme' ? undefined : t('role')}>
      <div className="flex flex-col gap-3">
        {role === 'programme' ? null : (
          <>
            <p>{t(`roles.${role}`)}</p>
            {duties.map(({ duty, title }) => (
              <p key={`${duty} ${title}`}>{t('duties', { title, duty: named(duty) })}</p>
            ))}
            <p className="text-secondary">{t('about')}</p>
          </>
        )}
        <p className="text-secondary">{t('works', { day: dayWords(until) })}</p>
      </div>
    </Card>
  )
}

function Act({ invitation, here, token, called }: Props) {
  const t = useTranslations('invited')
  const { council, email, state, by, role, name } = invitation
  const to = (words: ReactNode) => <Link href={here ? '/' : '/sign-in'}>{words}</Link>
  if (state === 'accepted')
    return (
      <Notice kind="done" title={t('used')}>
        <p>{t.rich(here ? 'usedHere' : 'usedMore', { to })}</p>
      </Notice>
    )
  if (state !== 'open')
    return (
      <Notice kind="refusal" title={t(state)}>
        <p>{t('askAnew', { by: by ?? t('asker') })}</p>
      </Notice>
    )
  if (!here) return <LinkButton href={`/sign-in?next=/invitations/${token}`}>{t('signIn', { email })}</LinkButton>
  if (here.toLowerCase() !== email.toLowerCase())
    return (
      <Notice kind="caution" title={t('otherTitle')}>
        <p>{t('other', { email, here })}</p>
      </Notice>
    )
  return (
    <Form action={acceptInvitationAction} submit={t('join', { council })} hidden={{ token }}>
      {role === 'programme' ? null : called.isFree ? (
        <TextField
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          defaultValue={called.name ?? name}
          autoComplete="name"
        />
      ) : (
        <p>{t('joinsAs', { name: called.name ?? name })}</p>
      )}
    </Form>
  )
}
