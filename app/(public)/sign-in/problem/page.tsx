import { wordsFor } from '@/app/_doors/words'
import { LinkButton } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'

export const metadata = { title: 'Sign-in did not work' }

export default async function SignInProblemPage({ searchParams }: PageProps<'/sign-in/problem'>) {
  const minutes = Number((await searchParams).minutes)
  const isTooOften = Number.isInteger(minutes) && minutes > 0
  return (
    <>
      <PageHeading
        title="Sign-in did not work"
        lead={
          isTooOften
            ? wordsFor({ kind: 'too-often', minutes })
            : "The link was used already, is more than an hour old, or your address is not expected here. A council account works only where it says that your e-mail address was verified. Ask for a new link; if that does not help, ask the lead of your council's assessment to invite you."
        }
      />
      <LinkButton href="/sign-in">Ask for a new link</LinkButton>
    </>
  )
}
