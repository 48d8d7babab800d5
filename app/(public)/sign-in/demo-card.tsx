import { buttonClass } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { demoSignInAction } from './actions'
import { DEMO_PLACES, postOf } from './demo-places'

type Person = { email: string; name: string }
type Props = { people: Person[]; to: string | undefined; children: React.ReactNode }

/** People of the demo by their places: one press signs in. */
export function DemoCard({ people, to, children }: Props) {
  const of = (domain: string) => people.filter(({ email }) => email.endsWith(`@${domain}`))
  return (
    <Card id="demo" title="Try the demo">
      <p className="mb-4 max-w-(--measure)">{children}</p>
      <div className="flex flex-col gap-6">
        {DEMO_PLACES.filter(({ domain }) => of(domain).length > 0).map((place) => (
          <section key={place.domain} aria-labelledby={`place-${place.domain}`}>
            <h3 id={`place-${place.domain}`} className="mb-2">
              {place.name}
            </h3>
            <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
              {of(place.domain).map((person) => (
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
  )
}
