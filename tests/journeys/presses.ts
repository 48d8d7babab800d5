import type { BrowserContext } from '@playwright/test'

export type Presses = {
  /** Prints how many presses came since the last time, and for what; gives the number. */
  told: (what: string, most: number) => number
}

/**
 * Counts what somebody presses in a browser: each press of a mouse or a thumb, and Enter. The browser counts, not the journey, so that none
 * is forgotten. Typing is none; going into a field to type is, where it is by a press.
 */
export async function countPresses(context: BrowserContext): Promise<Presses> {
  let presses = 0
  await context.exposeBinding('concordPressed', () => void presses++)
  await context.addInitScript(() => {
    const pressed = () => (window as unknown as { concordPressed: () => void }).concordPressed()
    addEventListener('pointerdown', pressed, true)
    addEventListener('keydown', (event) => event.key === 'Enter' && pressed(), true)
  })
  return {
    told(what, most) {
      console.info(`${what}: ${presses} presses, at most ${most}`)
      const count = presses
      presses = 0
      return count
    },
  }
}
