import { LinkButton } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'

export const metadata = { title: 'Sign-in did not work' }

export default function SignInProblemPage() {
  return (
    <>
      <PageHeading
        title="Sign-in did not work"
        lead="The link was used already, is more than an hour old, or your address is not expected here. Ask for a new link; if that does not help, ask the lead of your council's assessment to invite you."
      />
      <LinkButton href="/sign-in">Ask for a new link</LinkButton>
    </>
  )
}
