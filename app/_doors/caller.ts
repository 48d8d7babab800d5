import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Caller, ReviewPlace } from '@/db/gate'
import { isId, type ReviewId } from '@/db/ids'
import { log } from '@/lib/log'
import { isUseDue, keepSession } from '@/lib/people/keep-session'
import { whoseSession } from '@/lib/people/whose-session'
import type { Result } from '@/lib/result'

/** Who is signed in, read once for each request from the session's row. Whatever they ask for counts as use of it. */
export const signedInUser = cache(async () => {
  const user = await whoseSession((await headers()).get('cookie') ?? undefined)
  if (user && isUseDue(user.usedAt))
    await keepSession(user.sessionId).catch((fault: unknown) =>
      log.warn({ err: fault }, 'the use of a session could not be written down'),
    )
  return user
})

async function userOrSignIn(next?: string) {
  const user = await signedInUser()
  if (!user) redirect(next ? `/sign-in?next=${next}` : '/sign-in')
  return user
}

export async function councilCaller(slug: string): Promise<Caller> {
  return { userId: (await userOrSignIn()).userId, place: { council: slug } }
}

/** Whoever is signed out comes to the review once they have signed in: it is what their mail leads to. */
export async function reviewCaller(id: string): Promise<Caller<ReviewPlace>> {
  if (!isId<ReviewId>(id)) notFound()
  return { userId: (await userOrSignIn(`/reviews/${id}`)).userId, place: { review: id } }
}

export async function userCaller() {
  return userOrSignIn()
}

/** What a page shows, or the page that says there is nothing here. */
export function orNotFound<T>(result: Result<T>): T {
  if (!result.ok) notFound()
  return result.value
}
