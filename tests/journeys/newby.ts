import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { startCouncilAccounts } from '../kit/council-accounts'
import { startMailServer } from '../kit/mail-server'
import { makeProduct } from '../kit/product'
import { expect } from './journey'

/** The twelve whom the head of policy of an empty council invites. */
export const TWELVE = [
  ['Carol Hartley', 'carol', 'Councillor', 'Chair of audit', 'Harbour'],
  ['Gwen Ashdown', 'gwen', 'Councillor', 'Leader of the Council', 'Harbour'],
  ['Owen Marsh', 'owen', 'Councillor', 'Councillor for the quay', 'Moor'],
  ['Pia Nettle', 'pia', 'Councillor', 'Leader of the opposition', 'Moor'],
  ['Ravi Stone', 'ravi', 'Councillor', 'Councillor for the hill', 'Moor'],
  ['Tess Wold', 'tess', 'Councillor', 'Chair of scrutiny', 'Harbour'],
  ['Noor Whitby', 'noor', 'Officer', 'Chief executive', ''],
  ['Fay Okonkwo', 'fay', 'Officer', 'Finance director', ''],
  ['Ivor Lane', 'ivor', 'Officer', 'Head of housing', ''],
  ['Jude Fell', 'jude', 'Officer', 'Head of digital', ''],
  ['Moira Tarn', 'moira', 'Monitoring officer', 'Monitoring officer', ''],
  ['Sol Penny', 'sol', 'Observer', 'Scrutiny officer', ''],
] as const
export type Short = (typeof TWELVE)[number][1]
export const addressOf = (who: string) => `${who}@newby.example`
/** As it is pasted out of a spreadsheet. */
export const LIST = TWELVE.map(([name, short, role, post, group]) =>
  [name, addressOf(short), role, post, group].join('\t'),
).join('\n')

/** An installation of nothing, with a mail server and council accounts, in which nobody has been yet. */
export async function startEmpty(port: number) {
  const url = `http://localhost:${port}`
  const accounts = await startCouncilAccounts(url)
  const mail = await startMailServer()
  const product = makeProduct(port, {
    ...accounts.settings,
    ...{ DEMO: '0', SMTP_URL: mail.url, OIDC_LABEL: 'Sign in with Newby' },
  })
  await product.start()
  const kept = new Map<string, Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>>()
  /** Somebody's browser, in which they are signed in where they had been before. */
  const comeBack = async (browser: Browser, who: string, more: BrowserContextOptions = {}) => {
    const storageState = kept.get(who)
    const context = await browser.newContext({ baseURL: url, ...(storageState ? { storageState } : {}), ...more })
    return context
  }
  const keep = async (who: string, page: Page) => void kept.set(who, await page.context().storageState())
  /** Accepts the invitation in their mail and signs in by a mailed link. */
  const join = async (browser: Browser, who: Short, more: BrowserContextOptions = {}) => {
    const page = await (await comeBack(browser, who, more)).newPage()
    const address = addressOf(who)
    await page.goto((await mail.next(address)).link ?? '')
    await page.getByRole('link', { name: `Sign in as ${address}` }).click()
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(address)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await expect(page.getByText('We are sending a link')).toBeVisible()
    await page.goto((await mail.next(address)).link ?? '')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('button', { name: 'Join Newby Council' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await keep(who, page)
    return page
  }
  return {
    ...{ url, accounts, mail, product, comeBack, keep, join },
    end: async () => {
      await product.end()
      await mail.stop()
      await accounts.stop()
    },
  }
}
