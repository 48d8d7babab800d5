import { randomUUID } from 'node:crypto'
import { DrizzleAdapter } from '@auth/drizzle-adapter'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import NextAuth, { AuthError, type NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import Nodemailer from 'next-auth/providers/nodemailer'
import { asUser, identityDb } from '@/db/gate'
import { accounts, sessions, users, verificationTokens } from '@/db/schema/identity'
import { announce } from '../announce'
import { env } from '../env'
import { note } from '../log'
import { say } from '../words/say'
import { sendMail } from './mail'

const SESSION_SECONDS = 7 * 24 * 60 * 60
export const DEMO_PASSWORD = 'concord-demo'

/** Set up once a process and at its first request: the settings and the database are not there while the pages are built. */
export const { handlers, signIn, signOut } = NextAuth(() => config())

function config(): NextAuthConfig {
  const { APP_URL, AUTH_SECRET, DEMO } = env()
  process.env.AUTH_URL = APP_URL // all by which the library knows the address that people use: behind a proxy no request tells it
  const adapter = adapterOf()
  return {
    adapter,
    secret: AUTH_SECRET,
    trustHost: true,
    basePath: '/api/auth',
    useSecureCookies: APP_URL.startsWith('https://'),
    session: { strategy: 'database', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', verifyRequest: '/sign-in/check-email', error: '/sign-in/problem' },
    providers: [emailLink(), ...oidc(), ...(DEMO ? [demoPassword()] : [])],
    // The library's own words hold addresses. Each of its faults has a type that stays, where its name is its class's in the build.
    logger: { error: (fault) => note({ event: 'sign-in-refused', kind: kindOf(fault) }) },
    events: {
      signIn: ({ user, account }) =>
        note({ event: 'sign-in', provider: account?.provider ?? 'unknown', user: user.id }),
    },
    callbacks: {
      async signIn({ user, account, email }) {
        if (email?.verificationRequest) return true // the page says the same whether or not a mail goes out
        return account?.provider === 'demo' || (typeof user.email === 'string' && (await isExpected(user.email)))
      },
      async jwt({ token, account }) {
        if (account?.provider === 'demo') token.isDemo = true
        return token
      },
      session: ({ session }) => ({
        expires: session.expires,
        user: { name: session.user?.name, email: session.user?.email },
      }),
    },
    jwt: {
      // A password sign-in would end in a signed token; ours ends in a session row, which can be withdrawn.
      async encode({ token }) {
        if (!token?.isDemo || !token.sub) throw new Error('only a demo sign-in reaches here')
        const sessionToken = randomUUID()
        await adapter.createSession?.({
          sessionToken,
          userId: token.sub,
          expires: new Date(Date.now() + SESSION_SECONDS * 1000),
        })
        return sessionToken
      },
    },
  }
}

const kindOf = (fault: Error) => (fault instanceof AuthError ? fault.type : 'fault')

/** Whoever ends a session, by our button or by the library's address, ends the person's open connections with it. */
function adapterOf() {
  const adapter = DrizzleAdapter(identityDb(), {
    usersTable: users as never,
    accountsTable: accounts as never,
    sessionsTable: sessions as never,
    verificationTokensTable: verificationTokens as never,
  })
  return { ...adapter, deleteSession: endSession }
}

/** An address that nobody expects is told nothing: the page says the same, and no mail goes out. */
async function isExpected(email: string): Promise<boolean> {
  const { rows } = await identityDb().execute<{ expected: boolean }>(
    sql`select email_is_expected(${email}) as expected`,
  )
  return rows[0]?.expected === true
}

/** At most this many links an hour for one address: nobody's inbox is filled by somebody who knows where they write from. */
const LINKS_AN_HOUR = 5

async function hasAskedOften(email: string, expires: Date): Promise<boolean> {
  const earlier = and(
    eq(verificationTokens.identifier, email),
    gt(verificationTokens.expires, new Date()),
    lt(verificationTokens.expires, expires),
  )
  return (await identityDb().$count(verificationTokens, earlier)) >= LINKS_AN_HOUR
}

/** Mail filters follow links before people do, and a link works once: so it leads to a page whose button uses it. */
const throughAButton = (url: string) => `${env().APP_URL}/sign-in/link${new URL(url).search}`

function emailLink() {
  return Nodemailer({
    server: env().SMTP_URL ?? 'smtp://localhost',
    from: env().MAIL_FROM,
    maxAge: 60 * 60,
    async sendVerificationRequest({ identifier, url, expires }) {
      if (!(await isExpected(identifier))) return
      if (await hasAskedOften(identifier, expires)) return note({ event: 'limit', kind: 'sign-in-links' })
      await sendMail({
        kind: 'signIn',
        to: identifier,
        subject: say('mails.signIn.subject'),
        paragraphs: [say('mails.signIn.once'), say('mails.signIn.unasked')],
        link: { words: say('mails.signIn.open'), url: throughAButton(url) },
      })
    },
  })
}

function oidc(): NextAuthConfig['providers'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return []
  return [
    {
      id: 'council',
      name: 'Your council account',
      type: 'oidc',
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
      idToken: false,
    },
  ]
}

const demoPassword = () =>
  Credentials({
    id: 'demo',
    credentials: { email: {}, password: {} },
    async authorize({ email, password }) {
      if (password !== DEMO_PASSWORD || typeof email !== 'string') return null
      const [user] = await identityDb()
        .select({ id: users.id, name: users.name, email: users.email })
        .from(users)
        .where(and(eq(users.email, email), eq(users.isDemo, true)))
      return user ?? null
    },
  })

/** Ends this session's row and tells the open connections of the person, which are then judged again. */
export async function endSession(sessionToken: string): Promise<void> {
  const [ended] = await identityDb()
    .delete(sessions)
    .where(eq(sessions.sessionToken, sessionToken))
    .returning({ userId: sessions.userId })
  const user = ended?.userId
  if (!user) return
  note({ event: 'session-ended', user })
  await asUser(user, (tx) => announce(tx, { topic: 'access', user }))
}
