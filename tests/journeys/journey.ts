import { type BrowserContext, test as base, expect } from '@playwright/test'
import { makeProduct, ownPort } from '../kit/product'

type Heard = { errors: string[]; expected: RegExp[] }
type ForEach = {
  /** This error of the console, with its address, is what the journey provokes. Any other fails it. */
  expectError: (said: RegExp) => void
  /** Hears the console of a browser that the journey has started itself. */
  listenTo: (context: BrowserContext) => void
  isQuiet: undefined
}
type ForWorker = { heard: Heard; productUrl: string }

const listen = ({ errors }: Heard, context: BrowserContext) => {
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} at ${message.location().url}`)
  })
  context.on('weberror', (fault) => errors.push(`${fault.error().stack ?? fault.error()}`))
}

/** A journey: it begins on a product that its worker shares, and fails where the console of any page of it says an error. */
export const test = base.extend<ForEach, ForWorker>({
  heard: [
    async ({ browser }, use) => {
      const heard: Heard = { errors: [], expected: [] }
      browser.on('context', (context) => listen(heard, context))
      await use(heard)
    },
    { scope: 'worker', auto: true },
  ],
  isQuiet: [
    async ({ heard }, use) => {
      Object.assign(heard, { errors: [], expected: [] })
      await use(undefined)
      const unexpected = heard.errors.filter((error) => !heard.expected.some((said) => said.test(error)))
      expect(unexpected, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
  expectError: async ({ heard }, use) => use((said) => void heard.expected.push(said)),
  listenTo: async ({ heard }, use) => use((context) => listen(heard, context)),
  productUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that it needs nothing
    async ({}, use) => {
      const running = process.env.CONCORD_JOURNEY_URL
      if (running) return use(running)
      const product = makeProduct(ownPort(0))
      await product.start()
      await use(product.url)
      await product.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ productUrl }, use) => use(productUrl),
})

export { expect }
