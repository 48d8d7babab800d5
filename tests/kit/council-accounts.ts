import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { HOME } from './sign-in'

export type CouncilAccount = { sub: string; email: string; email_verified?: boolean; name: string }
const CLIENT = { id: 'concord', secret: 'known to the test alone' }

/** A real OpenID provider, as a council's own accounts come from. `signedIn` says who sits before it. */
export async function startCouncilAccounts() {
  let account: CouncilAccount | undefined
  const http = createServer()
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  const issuer = `http://localhost:${(http.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${HOME}/api/auth/callback/council`],
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
  const answer = provider.callback()
  http.on('request', (request, response) => {
    if (request.url?.startsWith('/here/'))
      void provider.interactionFinished(request, response, { login: { accountId: account?.sub ?? '' } })
    else void answer(request, response)
  })

  return {
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    /** Goes through the provider's pages as this person, to where they lead back. */
    signIn: async (from: string, as: CouncilAccount): Promise<string> => {
      account = as
      const jar = new Map<string, string>()
      let at = from
      while (!at.startsWith(HOME)) {
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
    stop: () => new Promise((closed) => http.close(closed)),
  }
}
