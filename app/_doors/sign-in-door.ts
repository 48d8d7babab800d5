import { NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/env'
import type { LimitKind } from '@/lib/limit/limit'
import { afterAnswer } from '@/lib/people/after-answer'
import { problemAt, sentBackWith, withIssuer } from '@/lib/people/council-account'
import { mailAddress } from '@/lib/people/mail-address'
import { settleSession } from '@/lib/people/settle-session'
import { sessionCookie } from '@/lib/people/whose-session'
import type { SignInRefusal } from '@/lib/refusal'
import { tooOften, withinLimit } from './limit'

type Handle = (request: NextRequest) => Promise<Response>

/**
 * Before the addresses of the sign-in library. Links and sign-ins have limits. Whoever comes in gets a session that begins now,
 * whatever session their browser had: the library is not shown the old one, which it would go on with, and it ends afterwards.
 */
export const signInDoor =
  (handle: Handle): Handle =>
  async (request) => {
    const kind = kindOf(request)
    if (kind) {
      const asked = kind === 'sign-in-links' ? await addressOfMail(request) : undefined
      if (kind === 'sign-in-links' && !asked) return noAddress()
      const within = await withinLimit(kind, asked, request.headers)
      if (!within.ok) return tooOften(within.refusal)
    }
    const answerOf = isOfCouncil(request) ? askingIssuer(handle) : handle
    if (!isComingIn(request)) return answerOf(request)
    const before = request.cookies.get(sessionCookie())?.value
    const userAgent = request.headers.get('user-agent')
    const answer = await answerOf(withoutSession(request))
    const token = tokenIn(answer)
    if (token) afterAnswer('a session could not be settled', () => settleSession({ token, before, userAgent }))
    return answer
  }

/** To the council's own sign-in and back from it. Where that comes to nothing, the page says why; the library's own words are few. */
const askingIssuer =
  (handle: Handle): Handle =>
  async (request) => {
    const error = request.nextUrl.searchParams.get('error')
    if (error) return explain(sentBackWith(error).refusal)
    const asked = await withIssuer(() => handle(request), addressIn)
    return asked.ok ? asked.value : explain(asked.refusal)
  }
const explain = (refusal: SignInRefusal) => NextResponse.redirect(new URL(problemAt(refusal), env().APP_URL))
const addressIn = (answer: Response) => answer.headers.get('location') ?? ''
const isOfCouncil = ({ nextUrl }: NextRequest) => /^\/api\/auth\/(signin|callback)\/council$/.test(nextUrl.pathname)

const isComingIn = ({ nextUrl }: NextRequest) => nextUrl.pathname.startsWith('/api/auth/callback/')
const LINKS = /^\/api\/auth\/+signin\/+nodemailer\/*$/
function kindOf(request: NextRequest): LimitKind | undefined {
  if (isComingIn(request)) return 'sign-in'
  return request.method === 'POST' && LINKS.test(request.nextUrl.pathname) ? 'sign-in-links' : undefined
}

/**
 * Whom the request asks a link for, in the form in which the library writes to it; `undefined` unless a form names one address, once:
 * the library would read JSON too, and of two addresses the last. Who comes in by a link is counted by their network alone: anybody
 * may name an address, and its owner would be kept out.
 */
async function addressOfMail(request: NextRequest): Promise<string | undefined> {
  if (!FORM.test(request.headers.get('content-type') ?? '')) return undefined
  const [email, ...others] = new URLSearchParams(await request.clone().text()).getAll('email')
  return others.length === 0 ? mailAddress(email) : undefined
}
const FORM = /^application\/x-www-form-urlencoded(; *charset=[\w-]+)?$/
const noAddress = () =>
  new Response('Enter one e-mail address, for example name@council.gov.uk, on the sign-in page.', {
    status: 400,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })

function withoutSession(request: NextRequest): NextRequest {
  const headers = new Headers(request.headers)
  const sent = (headers.get('cookie') ?? '').split(/; */)
  headers.set('cookie', sent.filter((pair) => !pair.startsWith(`${sessionCookie()}=`)).join('; '))
  return new NextRequest(request, { headers })
}

/** The session that an answer hands to its browser, if it does. */
function tokenIn(answer: Response): string | undefined {
  const begins = `${sessionCookie()}=`
  const [pair] =
    answer.headers
      .getSetCookie()
      .find((line) => line.startsWith(begins))
      ?.split(';') ?? []
  return pair?.slice(begins.length) || undefined
}
