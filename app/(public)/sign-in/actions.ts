'use server'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { AuthError } from 'next-auth'
import { z } from 'zod'
import { answer, type FormState } from '@/app/_doors/form-state'
import { homeOf } from '@/app/_doors/home'
import { withinLimit } from '@/app/_doors/limit'
import { afterAnswer } from '@/lib/people/after-answer'
import { DEMO_PASSWORD, signIn } from '@/lib/people/auth'
import { problemAt, withIssuer } from '@/lib/people/council-account'
import { settleSession } from '@/lib/people/settle-session'
import { viewMyPlaces } from '@/lib/people/view-my-places'
import { sessionCookie, whoseSession } from '@/lib/people/whose-session'

const emailInput = z.object({
  email: z.email('Enter an e-mail address, for example name@council.gov.uk').max(254),
  next: z.string().optional(),
})

/** Sends a sign-in link. Says the same whether or not the address is known. */
export async function sendLinkAction(_previous: FormState<null>, sent: FormData): Promise<FormState<null>> {
  return answer(emailInput, sent, async ({ email, next }) => {
    const within = await withinLimit('sign-in-links', email)
    if (!within.ok) return within
    await signIn('nodemailer', { email: email.toLowerCase(), redirect: false, redirectTo: inside(next) })
    redirect('/sign-in/check-email')
  })
}

/** On to the council's own sign-in. Whoever is to sign in again is asked there who they are, even if it still knows. */
export async function councilSignInAction(isAgain: boolean, next: string | undefined) {
  const how = isAgain ? { prompt: 'login' } : undefined
  const asked = await withIssuer(
    (): Promise<string> => signIn('council', { redirect: false, redirectTo: inside(next) }, how),
    (address) => address,
  )
  redirect(asked.ok ? asked.value : problemAt(asked.refusal))
}

/** One click into the demo as one of its people. */
export async function demoSignInAction(email: string, next: string | undefined) {
  const within = await withinLimit('sign-in') // an account of the demo is everybody's
  if (!within.ok) redirect(`/sign-in/problem?minutes=${within.refusal.minutes}`)
  const jar = await cookies()
  const before = jar.get(sessionCookie())?.value
  try {
    await signIn('demo', { email, password: DEMO_PASSWORD, redirect: false })
  } catch (fault) {
    if (fault instanceof AuthError) redirect('/sign-in/problem')
    throw fault
  }
  const token = jar.get(sessionCookie())?.value
  const userAgent = (await headers()).get('user-agent')
  if (token) afterAnswer('a session could not be settled', () => settleSession({ token, before, userAgent }))
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

/** Only a path of ours: an address from outside could lead a person anywhere. */
const inside = (next: string | undefined) => (next && /^\/(?![/\\])[!-~]*$/.test(next) ? next : '/')
