import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedInUser } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { viewInvitation } from '@/lib/people/view-invitation'
import { say } from '@/lib/words/say'
import { acceptInvitationAction } from './actions'

export const metadata: Metadata = { title: 'Invitation' }

const ENDED = {
  accepted: 'This invitation has been used',
  withdrawn: 'This invitation was withdrawn',
  expired: 'This invitation has run out',
} as const

export default async function InvitationPage({ params }: PageProps<'/invitations/[token]'>) {
  const { token } = await params
  const invitation = await viewInvitation(token)
  if (!invitation) notFound()
  const user = await signedInUser()
  return (
    <>
      <PageHeading
        title={`${invitation.council} invites you`}
        lead={
          invitation.role === 'programme'
            ? say('mails.programme.asks')
            : `${invitation.name}, you are asked to take part as: ${invitation.post}.`
        }
      />
      {invitation.state !== 'open' ? (
        <Notice kind="refusal" title={ENDED[invitation.state]}>
          Ask whoever invited you for a new one.
        </Notice>
      ) : !user ? (
        <LinkButton href={`/sign-in?next=/invitations/${token}`}>Sign in as {invitation.email}</LinkButton>
      ) : user.email.toLowerCase() !== invitation.email.toLowerCase() ? (
        <Notice kind="caution" title="You are signed in with another address">
          The invitation is for {invitation.email}, and you are signed in as {user.email}. Sign out, then open the link
          again.
        </Notice>
      ) : (
        <Form action={acceptInvitationAction} submit={`Join ${invitation.council}`} hidden={{ token }} />
      )}
    </>
  )
}
