import { Button } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'

export const metadata = { title: 'Sign in' }

const PARTS = ['callbackUrl', 'token', 'email'] as const

/** Where a sign-in link leads. Only the button uses the link up. */
export default async function SignInLinkPage({ searchParams }: PageProps<'/sign-in/link'>) {
  const sent = await searchParams
  return (
    <>
      <PageHeading title="Sign in to Concord" lead="Press the button to sign in with the link from your e-mail." />
      <form method="get" action="/api/auth/callback/nodemailer">
        {PARTS.map((name) => (
          <input key={name} type="hidden" name={name} value={String(sent[name] ?? '')} />
        ))}
        <Button type="submit">Sign in</Button>
      </form>
    </>
  )
}
