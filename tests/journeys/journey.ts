import { type BrowserContext, test as base, expect } from '@playwright/test'
import type pg from 'pg'
import { takeDatabase } from '../kit/database'
import { makeProduct, ownPort } from '../kit/product'

/** A long journey, which only `npm run prove` makes, because quicker tests prove each of its rules. */
export const LONG = { tag: '@long' }

type Heard = { errors: string[]; expected: RegExp[] }
type Running = { url: string; dataDir: string }
type ForEach = {
  /** This error, warning or failed request, with its address, is what the journey provokes. Any other fails it. */
  expectError: (said: RegExp) => void
  /** Hears a browser that the journey has started itself. */
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

/** Libraries warn on the console, React among them. */
const SAID = ['error', 'warning']
/** What a page leaves behind is broken off. What our own policy stops is said on the console, but where a browser runs no scripts. */
const NO_FAILURE = ['net::ERR_ABORTED', 'csp']
/** A browser looks by itself for a newer service worker, and says so where there is no line. */
const OF_ITSELF = 'An unknown error occurred when fetching the script.'
/** As a browser says it of what a page has asked for, which is not all that fails. */
const FAILED = 'Failed to load resource'

const listen = (heard: Heard, context: BrowserContext) => {
  context.on('console', (message) => {
    if (SAID.includes(message.type()) && message.text() !== OF_ITSELF)
      heard.errors.push(`${message.text()} at ${message.location().url}`)
  })
  context.on('weberror', (fault) => heard.errors.push(`${fault.error().stack ?? fault.error()}`))
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed'
    if (!NO_FAILURE.includes(why)) heard.errors.push(`${FAILED}: ${why} at ${request.url()}`)
  })
  context.on('response', (answer) => {
    if (answer.status() >= 400) heard.errors.push(`${FAILED}: a status of ${answer.status()} at ${answer.url()}`)
  })
}

/**
 * A journey: it begins on a product that its worker shares, closes every page that it opened, and fails where any of them says an
 * error or a warning on the console or asks for something in vain, also between two journeys.
 */
export const test = base.extend<ForEach, ForWorker>({
  heard: [
    async ({ browser }, use) => {
      const heard: Heard = { errors: [], expected: [] }
      browser.on('context', (context) => listen(heard, context))
      await use(heard)
      expect(heard.errors, 'errors and failed requests after the last journey').toEqual([])
    },
    { scope: 'worker', auto: true },
  ],
  isQuiet: [
    async ({ browser, heard }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((context) => context.close()))
      const unexpected = heard.errors.filter((error) => !heard.expected.some((said) => said.test(error)))
      Object.assign(heard, { errors: [], expected: [] } satisfies Heard)
      expect(unexpected, 'errors and failed requests').toEqual([])
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
