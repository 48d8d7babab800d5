import Bowser from 'bowser'

/** Longer ones are nobody's browser. */
const MOST = 1_000

/** The kind of browser and machine in words, for whoever looks through their sign-ins: "Firefox on Windows". */
export function deviceOf(userAgent: string | null | undefined): string | null {
  if (!userAgent || userAgent.length > MOST) return null
  const { browser, os } = Bowser.parse(userAgent)
  if (!browser.name) return null
  return os.name ? `${browser.name} on ${os.name}` : browser.name
}
