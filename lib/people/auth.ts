import { randomUUID } from 'node:crypto'
import { DrizzleAdapter } from '@auth/drizzle-adapter'
import { and, eq, sql } from 'drizzle-orm'
import NextAuth, { AuthError, type NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import Credentials from 'next-auth/providers/credentials'
import Nodemailer from 'next-auth/providers/nodemailer'
import { identityDb } from '@/db/gate'
import { isId, type UserId } from '@/db/ids'
import { accounts, sessions, users, verificationTokens } from '@/db/schema/identity'
import { env } from '../env'
import { note } from '../log'
import { askForLink } from './ask-for-link'
import { comesIn, councilAccount, problemAt } from './council-account'
import { endSession } from './end-session'
import { isExpected } from './is-expected'
import { mailAddress } from './mail-address'
import { startSession } from './store-sessions'
import { sessionCookie } from './whose-session'

/** The longest that a session may last, and so the cookie; its row ends earlier where it is not used. */
const SESSION_SECONDS = 7 * 24 * 60 * 60
export const DEMO_PASSWORD = 'concord-demo'

/** Set up once a process and at its first request: the settings and the database are not there while the pages are built. */
export const { handlers, signIn, signOut } = NextAuth(() => config())

function config(): NextAuthConfig {
  const { APP_URL, AUTH_SECRET, DEMO } = env()
  process.env.AUTH_URL = APP_URL // all by which the library knows the address that people use: behind a proxy no request tells it
  const isHttps = APP_URL.startsWith('https://')
  const adapter = adapterOf()
  return {
    adapter,
    secret: AUTH_SECRET,
    trustHost: true,
    basePath: '/api/auth',
    useSecureCookies: isHttps,
    cookies: {
      sessionToken: {
        name: sessionCookie(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
      },
    },
    // The library never prolongs one: that is done where a session is used (keep-session.ts).
    session: { strategy: 'database', maxAge: SESSION_SECONDS, updateAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', verifyRequest: '/sign-in/check-email', error: '/sign-in/problem' },
    providers: [emailLink(), ...councilAccount(), ...(DEMO ? [demoPassword()] : [])],
    // The library's own words hold addresses. Each of its faults has a type that stays, where its name is its class's in the build.
    logger: { error: (fault) => note({ event: 'sign-in-refused', kind: kindOf(fault) }) },
    events: {
      signIn: ({ user, account }) =>
        note({ event: 'sign-in', provider: account?.provider ?? 'unknown', user: user.id }),
    },
    callbacks: {
      async signIn({ user, account, email, profile }) {
        if (email?.verificationRequest) return true // the page says the same whether or not a mail goes out
        if (account?.provider === 'council') {
          const judged = await comesIn(user.email, profile?.email_verified)
          return judged.ok || problemAt(judged.refusal)
        }
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

/** Sessions are ours: they begin as rows that end when they are idle, and the library prolongs none. */
function adapterOf() {
  const adapter = DrizzleAdapter(identityDb(), {
    usersTable: users as never,
    accountsTable: accounts as never,
    sessionsTable: sessions as never,
    verificationTokensTable: verificationTokens as never,
  })
  const createSession: NonNullable<typeof adapter.createSession> = async (session) => {
    if (!isId<UserId>(session.userId)) throw new Error('a session is of a person')
    await startSession(session.sessionToken, session.userId)
    return session
  }
  return {
    ...adapter,
    getUserByEmail,
    createSession,
    updateSession: async () => null,
    deleteSession: endSession,
    createVerificationToken,
  }
}

/** None is made where one is asked for: the mail waits, and makes its own (make-link.ts). */
const createVerificationToken: NonNullable<Adapter['createVerificationToken']> = async (token) => token

/** Letter case tells no two people apart. */
async function getUserByEmail(email: string) {
  const [user] = await identityDb()
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`)
    .orderBy(sql`${users.email} <> ${email}`)
    .limit(1)
  return user ?? null
}

function emailLink() {
  return Nodemailer({
    server: env().SMTP_URL ?? 'smtp://localhost',
    from: env().MAIL_FROM,
    maxAge: 60 * 60,
    normalizeIdentifier: theOneForm,
    // The same is done for an address that is known and for one that is not. The link's token is made when its mail is sent.
    sendVerificationRequest: ({ identifier, url }) => askForLink(identifier, pathIn(url)),
  })
}

/** As the door has counted it. */
function theOneForm(typed: string): string {
  const address = mailAddress(typed)
  if (!address) throw new Error('what a link is asked for is an address of mail')
  return address
}

/** Where the library would lead on to afterwards, within our own pages. What follows the path may be words, so it is left out. */
const pathIn = (url: string) => new URL(new URL(url).searchParams.get('callbackUrl') ?? '/', env().APP_URL).pathname

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
