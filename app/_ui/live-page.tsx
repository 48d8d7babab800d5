import { signedInUser } from '@/app/_doors/caller'
import type { PageTopic } from '@/lib/topic/protocol'
import { ReadAgain } from './read-again'

/** Has the page read itself again whenever what it shows has changed, for as long as its reader may read it. */
export async function LivePage({ topic }: { topic: PageTopic }) {
  const user = await signedInUser()
  return user ? <ReadAgain userId={user.userId} topic={topic} made={Date.now()} /> : null
}
