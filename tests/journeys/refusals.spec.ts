import { writeFileSync } from 'node:fs'
import type { Browser, Locator, Page } from '@playwright/test'
import { filesOf } from './acts'
import { expect, LONG, test } from './journey'
import { assessmentOf, comeIn, eastvale, editorOf, isSaved, northmoor, openWhole, show } from './people'

/** More than any field takes. */
const TOO_LONG = 'Far too long. '.repeat(400)
/** What the routes that take a score or a file answer when they refuse. */
const REFUSED = /status of 422 .*\/(score|evidence)$/
/** What is typed into a box with a list finds somebody, and is not sent. */
const FIELDS =
  'input[type=text]:not([role=combobox]), input[type=email], input[type=url], input:not([type]):not([role=combobox]), textarea'

/** Every form of the page in which something can be typed. Those behind a summary are opened first. */
async function typedForms(page: Page): Promise<Locator[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  const forms: Locator[] = []
  for (const form of await page.locator('main form:not([method=get])').all())
    if ((await form.locator(FIELDS).filter({ visible: true }).count()) > 0) forms.push(form)
  return forms
}

/** Fills each text of the form with far too much and sends it: it must be refused in words, and keep every text. */
async function refusesTooMuch(page: Page, form: Locator) {
  const fields = await form.locator(FIELDS).filter({ visible: true }).all()
  const typed: [Locator, string][] = []
  for (const field of fields) {
    await field.fill(TOO_LONG)
    typed.push([field, await field.inputValue()])
  }
  await form.locator('button:not([type=button])').last().click()
  const name = `${new URL(page.url()).pathname}: ${await form.locator('button').last().textContent()}`
  await expect(form.getByRole('alert').filter({ hasText: /\S/ }).first(), name).toBeVisible()
  await expect(form.locator('[aria-invalid=true]').first(), `${name}, beside the field`).toBeVisible()
  for (const [field, text] of typed) expect((await field.inputValue()) === text, `${name} keeps the text`).toBe(true)
}

type Sweep = { email: string; paths: (home: Page) => Promise<string[]>; panels?: string[] }
const linkTo = (page: Page, name: string) => page.getByRole('link', { name }).first().getAttribute('href')
const onQuestion = (email: string, code: string, ...panels: string[]): Sweep => ({
  email: `${email}@northmoor.example`,
  paths: async (page) => [`${await northmoor(page)}/q/${code}`],
  panels,
})
const pilot = (...tasks: string[]): Sweep => ({
  email: 'lead@eastvale.example',
  paths: async (page) => {
    const base = await assessmentOf(page, 'eastvale', 'Pilot of the finance questions')
    return tasks.map((task) => `${base}/setup/${task}`)
  },
})

/** One of each way in which a form is sent: an action of a page, of a panel, a score, a file, a record. */
const FEW: Sweep[] = [
  { email: 'lead@northmoor.example', paths: async () => ['/c/northmoor/people/invite'] },
  pilot('dates'),
  onQuestion('lead', '1.1', 'Comments', 'Evidence'),
  onQuestion('member2', '1.4', 'Score'),
  onQuestion('chair', '2.1/agree'),
]
const ALL: Sweep[] = [
  ...FEW,
  {
    email: 'lead@northmoor.example',
    paths: async (page) => {
      const running = await northmoor(page)
      const finished = await assessmentOf(page, 'northmoor', 'Self-assessment 2025 to 2026')
      await page.goto(`${running}/setup/people`)
      const successor = await linkTo(page, 'Replace Agnes Holloway-Dale')
      await page.goto('/c/northmoor/people')
      const person = await linkTo(page, 'Callum Westerby')
      const others = ['assessments/new', 'people', 'settings'].map((place) => `/c/northmoor/${place}`)
      const parts = ['setup/dates', 'setup/questions', 'submit'].map((part) => `${running}/${part}`)
      return [...others, `${person}`, `${successor}`, ...parts, `${finished}/report`]
    },
  },
  pilot('rules', 'questions'),
  onQuestion('member2', '1.1/agree'),
  { email: 'programme@concord.example', paths: async () => ['/programme'] },
  {
    email: 'peerlead@peers.example',
    paths: async (page) => {
      await page.goto('/')
      return [(await linkTo(page, 'Peer review of Southmere')) ?? '']
    },
  },
]

/** Tries every form of these pages once; their names. */
async function sweep(browser: Browser, sweeps: Sweep[]): Promise<string[]> {
  const tried = new Set<string>()
  for (const { email, paths, panels = [] } of sweeps) {
    const { page } = await comeIn(browser, email)
    for (const path of await paths(page)) {
      for (const panel of [undefined, ...panels]) {
        await openWhole(page, path)
        if (panel) await show(page, panel)
        const names: string[] = []
        for (const form of await typedForms(page)) names.push((await form.locator('button').last().textContent()) ?? '')
        for (const [place, name] of names.entries()) {
          const form = (await typedForms(page))[place]
          const what = `${path.replace(/[0-9a-f-]{36}/g, '')}: ${name}`
          if (!form || tried.has(what)) continue // the same form stands there once for each person, and beside each panel
          tried.add(what)
          await refusesTooMuch(page, form)
        }
      }
    }
    await page.context().close()
  }
  return [...tried].sort()
}

test('a form refuses far too long a text beside the field and keeps what was typed', async ({
  browser,
  expectError,
}) => {
  expectError(REFUSED)
  const tried = await sweep(browser, FEW)
  expect(tried.join('\n'), 'the forms of the product').toContain('setup/dates: Save')
  expect(tried.length).toBeGreaterThan(5)
})

test('so does every form', LONG, async ({ browser, expectError }) => {
  expectError(REFUSED)
  expect((await sweep(browser, ALL)).length).toBeGreaterThan(14)
})

test(
  'each form says beside the field what is missing or wrong',
  LONG,
  async ({ browser, page: visitor, expectError }) => {
    expectError(REFUSED)
    const says = async (form: Locator, button: string, sentence: string | RegExp) => {
      await form.getByRole('button', { name: button, exact: true }).last().click()
      await expect(form.locator('[id*="error-"]').filter({ hasText: sentence }).first(), String(sentence)).toBeVisible()
    }
    await visitor.goto('/sign-in')
    const signIn = visitor.locator('main form').filter({ has: visitor.getByLabel(/mail/i) })
    await signIn.getByLabel(/mail/i).fill('nobody at all')
    await signIn.getByRole('button').last().click()
    await expect(signIn.getByText(/Enter an e-mail address/).last()).toBeVisible()
    await expect(signIn.getByLabel(/mail/i)).toHaveValue('nobody at all')

    const { page } = await comeIn(browser, 'lead@northmoor.example')
    await page.goto('/c/northmoor/people/invite')
    const invite = page.getByRole('form', { name: /Invite/ }).first()
    await invite.getByLabel('Name', { exact: true }).fill('Somebody New')
    await invite.getByLabel(/E-mail/).fill('somebody')
    await invite.getByRole('button').last().click()
    await expect(invite.getByText(/Enter an e-mail address/).last()).toBeVisible()
    await expect(invite.getByLabel('Name', { exact: true })).toHaveValue('Somebody New')

    const running = await northmoor(page)
    await page.goto(`${running}/q/1.1`)
    await show(page, 'Evidence')
    const attach = page.getByRole('form', { name: 'Attach evidence' })
    await says(attach, 'Attach evidence', 'Choose a file')
    await filesOf(attach).setInputFiles({
      name: 'empty.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(0),
    })
    await says(attach, 'Attach evidence', /This file is empty/)
    await attach.getByLabel('Title').fill('A large report')
    const large = test.info().outputPath('large.pdf')
    writeFileSync(large, Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(26_000_000)]))
    await filesOf(attach).setInputFiles(large)
    await says(attach, 'Attach evidence', /larger than 25 MB/)
    await expect(attach.getByLabel('Title')).toHaveValue('A large report')
    await filesOf(attach).setInputFiles({
      name: 'report.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ\u0090 this program cannot be run'),
    })
    await attach.getByLabel('Date of the information').fill('2026-03-31')
    await says(attach, 'Attach evidence', /is not/)
    await attach.getByRole('radio', { name: 'A link to a web page' }).check()
    await attach.getByLabel('Web address').fill('javascript:alert(1)')
    await says(attach, 'Attach evidence', /Enter/)
    await expect(attach.getByLabel('Web address')).toHaveValue('javascript:alert(1)')

    const { page: assessor } = await comeIn(browser, 'member2@northmoor.example')
    await assessor.goto(`${running}/q/2.5`)
    await show(assessor, 'Score')
    const score = assessor.getByRole('form', { name: 'Your score' })
    await score.getByRole('button').last().click()
    await expect(score.locator('[id*="error-"]').first()).toBeVisible()

    const { page: chair } = await comeIn(browser, 'chair@northmoor.example')
    await chair.goto(`${running}/q/2.1/agree`)
    const record = chair.getByRole('form', { name: 'Record the agreed level' })
    await record.getByRole('group', { name: 'Agreed level' }).getByRole('radio').last().check()
    await record.getByLabel('Reason for the agreed level').fill('')
    await record.getByRole('button').last().click()
    await expect(record.locator('[id*="error-"]').first()).toBeVisible()
    await expect(record.getByRole('group', { name: 'Agreed level' }).getByRole('radio').last()).toBeChecked()

    await visitor.goto('/verify')
    await visitor.getByRole('button', { name: 'Check the file' }).click()
    await expect(visitor.getByText('Choose the file that Concord exported.')).toBeVisible()
  },
)

test('a paste of 200,000 characters is refused in numbers, and one that fits is shared', async ({ browser }) => {
  const { page } = await comeIn(browser, 'officer@eastvale.example')
  const base = await eastvale(page)
  await page.goto(`${base}/q/2.2`)
  const text = await editorOf(page, '2.2')
  await text.click()
  const paste = (words: string) =>
    text.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, words)
  await page.keyboard.type('Before. ')
  await paste('word '.repeat(40_000))
  await expect(page.getByRole('alert').filter({ hasText: 'An answer holds at most 50,000' })).toBeVisible()
  await expect(text).toHaveText('Before.')
  await paste('word '.repeat(9_000))
  await expect(text).toContainText('word word')
  await isSaved(page)
  const { page: other } = await comeIn(browser, 'finance@eastvale.example')
  await other.goto(`${base}/q/2.2`)
  await expect(await editorOf(other, '2.2')).toContainText('Before. word word')
})

test('a form that cannot reach the server, or whose session has ended, says so and keeps what was typed', async ({
  browser,
  expectError,
}) => {
  expectError(/ERR_INTERNET_DISCONNECTED/)
  const { page } = await comeIn(browser, 'lead@eastvale.example')
  await page.goto('/c/eastvale/assessments/new')
  const title = page.getByLabel('What is it called?')
  const start = page.getByRole('button', { name: 'Start the assessment' })
  await title.fill('Written in a tunnel')
  await page.context().setOffline(true)
  await start.click()
  await expect(page.getByRole('alert').filter({ hasText: 'did not reach Concord' })).toBeVisible()
  await expect(title).toHaveValue('Written in a tunnel')
  await page.context().setOffline(false)
  await page.context().clearCookies()
  await start.click()
  await expect(page.getByRole('alert').filter({ hasText: 'no longer signed in' })).toBeVisible()
  await expect(title).toHaveValue('Written in a tunnel')
})
