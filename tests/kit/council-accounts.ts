import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export type CouncilAccount = { sub: string; email: string; email_verified?: boolean; name: string }
/** `is silent`: takes a connection and never says a word. */
export type Mood =
  | 'lets in'
  | 'is cancelled'
  | 'says an error'
  | 'fails afterwards'
  | 'is silent'
  | 'is silent afterwards'
const CLIENT = { id: 'concord', secret: 'known to the test alone' }

/**
 * A real OpenID provider, as a council's own accounts come from, for Concord at this address. It says `mood` when it is asked.
 * `outside`: where a proxy with a certificate lets people reach it.
 */
export async function startCouncilAccounts(home: string, outside?: string) {
  let account: CouncilAccount | undefined
  let mood: Mood = 'lets in'
  const http = createServer()
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const { port } = http.address() as AddressInfo
  const issuer = outside ?? `http://localhost:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${home}/api/auth/callback/council`],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    scopes: ['openid', 'email', 'profile'],
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ ...account, sub: accountId }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/here/${uid}` },
    async loadExistingGrant({ oidc: { session, client, provider: of } }) {
      const grant = new of.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  provider.proxy = outside !== undefined
  const answer = provider.callback()
  const isBackChannel = (url = '') => url.startsWith('/token') || url.startsWith('/me')
  http.on('request', (request, response) => {
    if (mood === 'is silent' || (mood === 'is silent afterwards' && isBackChannel(request.url))) return
    if (mood === 'fails afterwards' && isBackChannel(request.url)) return void response.writeHead(500).end('{}')
    if (!request.url?.startsWith('/here/')) return void answer(request, response)
    const error = { 'is cancelled': 'access_denied', 'says an error': 'temporarily_unavailable' }[mood as string]
    const end = error ? { error } : { login: { accountId: account?.sub ?? '' } }
    void provider.interactionFinished(request, response, end)
  })

  return {
    port,
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    /** Who sits before it from now on. */
    seat: (as: CouncilAccount) => {
      account = as
    },
    feel: (as: Mood) => {
      mood = as
    },
    /** Goes through the provider's pages as this person, to where they lead back. */
    signIn: async (from: string, as: CouncilAccount): Promise<string> => {
      account = as
      const jar = new Map<string, string>()
      let at = from
      while (!at.startsWith(home)) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const page = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const line of page.headers.getSetCookie()) {
          const [pair = ''] = line.split(';')
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
        }
        const next = page.headers.get('location')
        if (!next) throw new Error(`the provider stopped at ${at}: ${await page.text()}`)
        at = new URL(next, issuer).href
      }
      return at
    },
    stop: () =>
      new Promise((closed) => {
        http.close(closed)
        http.closeAllConnections()
      }),
  }
}
