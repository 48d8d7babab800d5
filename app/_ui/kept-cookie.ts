/** What a browser keeps of how somebody likes the pages: in cookies, so that the server draws each page as it stays. */
export const KEPT = { seen: 'concord-seen', keys: 'concord-keys' } as const

/** The pages that say what they are for to whoever comes for the first time. */
export type FirstTimePlace = 'overview' | 'question' | 'score' | 'meeting'

export const seenIn = (value: string | undefined): string[] => value?.split('.') ?? []

const A_YEAR = 365 * 24 * 60 * 60
/** Keeps it in this browser for a year. */
export function keep(name: (typeof KEPT)[keyof typeof KEPT], value: string) {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we serve
  document.cookie = `${name}=${value}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax${secure}`
}

/** What this browser keeps under the name now. */
export const kept = (name: string): string | undefined =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
