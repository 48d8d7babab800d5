import { signedInUser } from '@/app/_doors/caller'
import { CouncilNav } from './council-nav'
import { SendKeptScores } from './send-kept-scores'

/** The frame of a council's pages. It decides nothing: each page asks for itself. */
export default async function CouncilLayout({ children, params }: LayoutProps<'/c/[council]'>) {
  const { council } = await params
  const user = await signedInUser()
  return (
    <>
      {user ? <SendKeptScores userId={user.userId} /> : null}
      <CouncilNav base={`/c/${council}`} />
      {children}
    </>
  )
}
