import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { startCouncilAccounts } from '../kit/council-accounts'
import { startMailServer } from '../kit/mail-server'
import { makeProduct, ownPort } from '../kit/product'
import { expect, test } from './journey'

const OFFICE = 'office@programme.example'
const LEAD = 'lena@newby.example'
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
  const office = await fresh(browser)
  await office.goto((await mail.next(OFFICE)).link ?? '')
  await office.getByRole('link', { name: `Sign in as ${OFFICE}` }).click()
  await office.getByRole('textbox', { name: 'E-mail address' }).fill(OFFICE)
  await office.getByRole('button', { name: 'Send me a link' }).click()
  await expect(office.getByText('We are sending a link')).toBeVisible()
  await office.goto((await mail.next(OFFICE)).link ?? '')
  await office.getByRole('button', { name: 'Sign in', exact: true }).click()
  await office.getByRole('button', { name: 'Join Concord' }).click()
  await expect(office.getByRole('heading', { name: 'Programme', level: 1 })).toBeVisible()

  const form = office.getByRole('form', { name: 'Add a council' })
  await form.getByLabel('Name of the council').fill('Newby Council')
  await form.getByLabel('Short name').fill('newby')
  await form.getByLabel('Kind of council').selectOption('unitary')
  await form.getByLabel('How it is governed').selectOption('cabinet')
  await form.getByLabel('Name of its lead').fill('Lena Fairbrook')
  await form.getByLabel('E-mail address of its lead').fill(LEAD)
  await form.getByLabel('Post of its lead').fill('Head of policy')
  await form.getByRole('button', { name: /Add the council/ }).click()
  await expect(form.getByText('Council added')).toBeVisible()

  const lead = await fresh(browser)
  await lead.goto((await mail.next(LEAD)).link ?? '')
  await lead.getByRole('link', { name: `Sign in as ${LEAD}` }).click()
  accounts.seat({ sub: 'lena', email: LEAD.toUpperCase(), email_verified: true, name: 'Lena' })
  await lead.getByRole('button', { name: 'Sign in with Newby' }).click()
  await lead.getByRole('button', { name: 'Join Newby Council' }).click()
  await lead.getByRole('link', { name: 'Start an assessment' }).first().click()
  await lead.getByLabel('What is it called?').fill('Self-assessment 2027')
  await lead.getByRole('button', { name: 'Start the assessment' }).click()
  await expect(lead.getByRole('heading', { name: 'Set-up' })).toBeVisible()
  expect(await admin('invite-programme', OFFICE)).toContain('keeps the register already')
})

test('a council account brings in a browser without scripts too, and whoever does not come in reads why', async ({
  browser,
}) => {
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
})
