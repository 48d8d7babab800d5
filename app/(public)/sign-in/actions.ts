'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { AuthError } from 'next-auth'
import { z } from 'zod'
import { answer, type FormState } from '@/app/_doors/form-state'
import { homeOf } from '@/app/_doors/home'
import { DEMO_PASSWORD, endSession, signIn } from '@/lib/people/auth'
import { viewMyPlaces } from '@/lib/people/view-my-places'
import { SESSION_COOKIES, whoseSession } from '@/lib/people/whose-session'

const emailInput = z.object({
  email: z.email('Enter an e-mail address, for example name@council.gov.uk').max(254),
  next: z.string().optional(),
})

/** Sends a sign-in link. Says the same whether or not the address is known. */
export async function sendLinkAction(_previous: FormState<null>, sent: FormData): Promise<FormState<null>> {
  return answer(emailInput, sent, async ({ email, next }) => {
    await signIn('nodemailer', { email: email.toLowerCase(), redirect: false, redirectTo: inside(next) })
    redirect('/sign-in/check-email')
  })
}

/** One click into the demo as one of its people. */
export async function demoSignInAction(email: string, next: string | undefined) {
  try {
    await signIn('demo', { email, password: DEMO_PASSWORD, redirect: false })
  } catch (fault) {
    if (fault instanceof AuthError) redirect('/sign-in/problem')
    throw fault
  }
  redirect(next ? inside(next) : await whereIBegin())
}

/** Straight there: a second redirect, from the page of all places, would show an empty page meanwhile. */
async function whereIBegin() {
  const jar = await cookies()
  const user = await whoseSession(
    jar
      .getAll()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; '),
  )
  return user ? homeOf(user, await viewMyPlaces(user.userId)) : '/'
}

/** Ends the session at once: its row, its cookie and its open connections. */
export async function signOutAction() {
  const jar = await cookies()
  for (const name of SESSION_COOKIES) {
    const token = jar.get(name)?.value
    if (token) await endSession(token)
    jar.delete(name)
  }
  redirect('/sign-in')
}

/** Only a path of ours: an address from outside could lead a person anywhere. */
const inside = (next: string | undefined) => (next && /^\/(?![/\\])[!-~]*$/.test(next) ? next : '/')
