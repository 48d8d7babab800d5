import { NextRequest } from 'next/server'

export const HOME = 'http://localhost:3000'

export const FORM = 'application/x-www-form-urlencoded'

/** A browser as far as sign-in needs one: it keeps cookies and follows nothing. */
export function openBrowser(userAgent = '') {
  const jar = new Map<string, string>()
  const go = async (path: string, form?: Record<string, string>, raw?: { type: string; body: string }) => {
    const door = await import('@/app/api/auth/[...nextauth]/route')
    const headers: Record<string, string> = { host: 'localhost:3000', cookie: cookie(), 'user-agent': userAgent }
    const sent = form ? { type: FORM, body: new URLSearchParams(form).toString() } : raw
    const request = new NextRequest(new URL(path, HOME), {
      headers: sent ? { ...headers, 'content-type': sent.type } : headers,
      ...(sent ? { method: 'POST', body: sent.body } : {}),
    })
    const response = await (sent ? door.POST(request) : door.GET(request))
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const csrf = async () => ((await (await go('/api/auth/csrf')).json()) as { csrfToken: string }).csrfToken
  return {
    go,
    cookie,
    csrf,
    /** What the button of the page behind a mailed link does. */
    followLink: async (link: string) => go(link.replace('/sign-in/link', '/api/auth/callback/nodemailer')),
    askForLink: async (email: string) =>
      go('/api/auth/signin/nodemailer', { email, csrfToken: await csrf(), callbackUrl: `${HOME}/` }),
    signInToDemo: async (email: string, password: string) =>
      go('/api/auth/callback/demo', { email, password, csrfToken: await csrf(), callbackUrl: `${HOME}/` }),
  }
}
