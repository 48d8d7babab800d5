import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { startCouncilAccounts } from '../kit/council-accounts'
import { startMailServer } from '../kit/mail-server'
import { makeProduct, ownPort } from '../kit/product'
import { LEAD, OFFICE, toALeadWithAnAssessment } from './first-lead'
import { expect, LONG, test } from './journey'

const url = `http://localhost:${ownPort(7)}`
let accounts: Awaited<ReturnType<typeof startCouncilAccounts>>
let mail: Awaited<ReturnType<typeof startMailServer>>
let product: ReturnType<typeof makeProduct>

test.describe.configure({ mode: 'serial' })
test.use({ baseURL: url })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  accounts = await startCouncilAccounts(url)
  mail = await startMailServer()
  product = makeProduct(ownPort(7), {
    ...accounts.settings,
    ...{ DEMO: '0', SMTP_URL: mail.url, OIDC_LABEL: 'Sign in with Newby' },
  })
  await product.start()
})
test.afterAll(async () => {
  await product.end()
  await mail.stop()
  await accounts.stop()
})

const admin = (...words: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/admin/command.ts', ...words], {
    env: {
      ...process.env,
      ...accounts.settings,
      DEMO: '0',
      DATA_DIR: product.dataDir,
      APP_URL: url,
      SMTP_URL: mail.url,
    },
  }).then(
    ({ stdout }) => stdout,
    ({ stderr }: { stderr: string }) => stderr,
  )
const fresh = async (browser: Browser, more = {}): Promise<Page> =>
  (await browser.newContext({ baseURL: url, ...more })).newPage()

test('the start and the terminal say where mail goes, and the first account is invited from there alone', async () => {
  expect(product.printed()).toContain(`Mail server: ${new URL(mail.url).host}`)
  expect(product.printed()).not.toContain('takes no mail now')
  expect(await admin('invite-programme', 'no address')).toContain('is not an e-mail address')
  expect(await admin('invite-programme', OFFICE)).toContain('The mail has gone out by')
})

test('from an empty start to a council’s lead with an assessment, by mailed links and a council account', async ({
  browser,
}) => {
  await toALeadWithAnAssessment({ fresh: () => fresh(browser), mail, accounts })
  expect(await admin('invite-programme', OFFICE)).toContain('keeps the register already')
})

test(
  'a council account brings in a browser without scripts too, and whoever does not come in reads why',
  LONG,
  async ({ browser }) => {
    const page = await fresh(browser, { javaScriptEnabled: false })
    const press = async () => {
      await page.goto('/sign-in')
      await page.getByRole('button', { name: 'Sign in with Newby' }).click()
    }
    const reads = (words: string) => expect(page.getByText(words)).toBeVisible()
    accounts.seat({ sub: 'zoe', email: 'zoe@newby.example', email_verified: true, name: 'Zoe' })
    await press()
    await reads('nobody here has invited its e-mail address')
    accounts.seat({ sub: 'zoe', email: LEAD, email_verified: false, name: 'Zoe' })
    await press()
    await reads('does not say that your e-mail address was verified')
    await page.context().clearCookies() // the issuer still knows who sits there, and would not ask
    accounts.feel('is cancelled')
    await press()
    await reads('You did not finish at your council’s sign-in')
    accounts.feel('is silent')
    await press()
    await reads('Your council’s sign-in does not answer')
    accounts.feel('lets in')
    accounts.seat({ sub: 'lena', email: LEAD, email_verified: true, name: 'Lena' })
    await press()
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  },
)
