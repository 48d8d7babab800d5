import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { endSession } from '@/lib/people/end-session'
import { sessionCookie } from '@/lib/people/whose-session'

/** Ends the session of whoever asks, its row, its cookie and its open connections, and leads to the sign-in page. */
export async function signOutHere(): Promise<never> {
  const jar = await cookies()
  const token = jar.get(sessionCookie())?.value
  if (token) await endSession(token)
  // a name that begins with __Host- is let go only by a cookie that may have it
  jar.delete({ name: sessionCookie(), path: '/', secure: sessionCookie().startsWith('__Host-') })
  redirect('/sign-in')
}
