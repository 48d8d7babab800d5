import { signedInUser } from '@/app/_doors/caller'
import { NavLink } from '@/app/_ui/nav-link'
import { SendKeptScores } from './send-kept-scores'

/** The frame of a council's pages. It decides nothing: each page asks for itself. */
export default async function CouncilLayout({ children, params }: LayoutProps<'/c/[council]'>) {
  const { council } = await params
  const user = await signedInUser()
  const places = [
    [`/c/${council}`, 'Assessments'],
    [`/c/${council}/people`, 'People'],
    [`/c/${council}/settings`, 'Settings'],
    ['/library', 'Library'],
  ] as const
  return (
    <>
      {user ? <SendKeptScores userId={user.userId} /> : null}
      <nav aria-label="Council" className="-mt-6 mb-6 border-b border-line">
        <ul className="flex flex-wrap gap-x-6">
          {places.map(([path, label]) => (
            <li key={path}>
              <NavLink href={path}>{label}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  )
}
