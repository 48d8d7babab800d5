import { type BrowserContext, test as base, expect } from '@playwright/test'
import type pg from 'pg'
import { takeDatabase } from '../kit/database'
import { makeProduct, ownPort } from '../kit/product'

/** A long journey, which only `npm run prove` makes, because quicker tests prove each of its rules. */
export const LONG = { tag: '@long' }

type Heard = { errors: string[]; expected: RegExp[] }
type Running = { url: string; dataDir: string }
type ForEach = {
  /** This error of the console, with its address, is what the journey provokes. Any other fails it. */
  expectError: (said: RegExp) => void
  /** Hears the console of a browser that the journey has started itself. */
  listenTo: (context: BrowserContext) => void
  isQuiet: undefined
}
type ForWorker = {
  heard: Heard
  /** What all journeys of this worker use that need no product of their own. */
  product: Running
  /** Its database, past every fence. From here on this process acts on it as the product does. */
  owner: pg.Pool
}

const listen = (heard: Heard, context: BrowserContext) => {
  context.on('console', (message) => {
    if (message.type() === 'error') heard.errors.push(`${message.text()} at ${message.location().url}`)
  })
  context.on('weberror', (fault) => heard.errors.push(`${fault.error().stack ?? fault.error()}`))
}

/**
 * A journey: it begins on a product that its worker shares, closes every page that it opened, and fails where the console of
 * any of them says an error, also one that is said between two journeys.
 */
export const test = base.extend<ForEach, ForWorker>({
  heard: [
    async ({ browser }, use) => {
      const heard: Heard = { errors: [], expected: [] }
      browser.on('context', (context) => listen(heard, context))
      await use(heard)
      expect(heard.errors, 'errors in the console after the last journey').toEqual([])
    },
    { scope: 'worker', auto: true },
  ],
  isQuiet: [
    async ({ browser, heard }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
      const unexpected = heard.errors.filter((error) => !heard.expected.some((said) => said.test(error)))
      Object.assign(heard, { errors: [], expected: [] } satisfies Heard)
      expect(unexpected, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
  expectError: async ({ heard }, use) => use((said) => void heard.expected.push(said)),
  listenTo: async ({ heard }, use) => use((context) => listen(heard, context)),
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that it needs nothing
    async ({}, use) => {
      const running = process.env.CONCORD_JOURNEY_URL
      if (running) return use({ url: running, dataDir: process.env.DATA_DIR ?? '.data' })
      const product = makeProduct(ownPort(0))
      await product.start()
      await use(product)
      await product.end()
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  owner: [
    async ({ product }, use) => {
      const { owner, leave } = await takeDatabase(product.dataDir)
      await use(owner)
      await leave()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ product }, use) => use(product.url),
})

export { expect }
