import type { Metadata } from 'next'
import { buttonClass } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { PageHeading } from '@/app/_ui/page-heading'
import { TextField } from '@/app/_ui/text-field'
import { env } from '@/lib/env'
import { listDemoPeople } from '@/lib/people/list-demo-people'
import { demoSignInAction, sendLinkAction } from './actions'
import { DEMO_PLACES, postOf } from './demo-places'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, callbackUrl } = await searchParams
  const to = [next ?? callbackUrl].flat()[0]
  const people = await listDemoPeople()
  return (
    <>
      <PageHeading title="Sign in" lead="Concord is the workspace in which a council assesses itself together." />
      <div className="flex flex-col gap-8">
        <Card id="link" title="With your e-mail address">
          <p className="mb-4 max-w-(--measure)">We send you a link. There is no password to remember.</p>
          <Form action={sendLinkAction} submit="Send me a link" hidden={to ? { next: to } : {}}>
            <TextField name="email" label="E-mail address" type="email" autoComplete="email" />
          </Form>
        </Card>
        {env().DEMO ? (
          <Card id="demo" title="Try the demo">
            <p className="mb-4 max-w-(--measure)">
              These councils and people are invented. Choose anybody to see Concord as they do: one press signs you in.
              Mail that the demo sends is kept on the <a href="/demo/mail">mail page</a>.
            </p>
            <div className="flex flex-col gap-6">
              {DEMO_PLACES.map((place) => (
                <section key={place.domain} aria-labelledby={`place-${place.domain}`}>
                  <h3 id={`place-${place.domain}`} className="mb-2">
                    {place.name}
                  </h3>
                  <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
                    {people
                      .filter((person) => person.email.endsWith(`@${place.domain}`))
                      .map((person) => (
                        <li key={person.email}>
                          <form action={demoSignInAction.bind(null, person.email, to)}>
                            <button
                              type="submit"
                              className={buttonClass('secondary', 'w-full flex-col !items-start !gap-0 text-left')}
                            >
                              <span>{person.name}</span>
                              <span className="text-sm font-normal text-secondary">
                                {postOf(person.email)} · {person.email.split('@')[0]}@
                              </span>
                            </button>
                          </form>
                        </li>
                      ))}
                  </ul>
                </section>
              ))}
            </div>
          </Card>
        ) : null}
      </div>
    </>
  )
}
