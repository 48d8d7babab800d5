'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { endOtherSignIns } from '@/lib/people/end-other-sign-ins'
import { endSession } from '@/lib/people/end-session'
import { sessionCookie } from '@/lib/people/whose-session'
import { signedInUser } from './caller'

/** Ends the session at once: its row, its cookie and its open connections. */
export async function signOutAction() {
  const jar = await cookies()
  const token = jar.get(sessionCookie())?.value
  if (token) await endSession(token)
  // a name that begins with __Host- is let go only by a cookie that may have it
  jar.delete({ name: sessionCookie(), path: '/', secure: sessionCookie().startsWith('__Host-') })
  redirect('/sign-in')
}

/** Ends every session of whoever presses it: the others first, then this one. */
export async function signOutEverywhereAction() {
  const user = await signedInUser()
  if (user) await endOtherSignIns(user.userId, { keep: user.sessionId })
  await signOutAction()
}
