import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { fillScore, revealAll } from './acts'
import { expect, LONG, test } from './journey'
import { keyboardOf } from './keyboard'
import { comeIn as comeInAt, demoButton, northmoor } from './people'

const AWAY = /ERR_INTERNET_DISCONNECTED/
const STOPPED = /ERR_FAILED at .*\/q\/\d\.\d\/score$/
const PHONE = { width: 360, height: 740 }
const state = (page: Page) => page.locator('section:not([hidden]) [data-testid="score-state"]')
const isState = (page: Page, name: string) => expect(state(page)).toHaveAttribute('data-state', name)
const form = (page: Page) => page.getByRole('form', { name: 'Your score' })
const submit = (page: Page) => form(page).getByRole('button', { name: /^Submit/ })
/** Submitting leads on to what is left; this goes back to a question of the same area. */
const back = (page: Page, code: string) =>
  page
    .getByRole('list', { name: 'Questions of this area' })
    .getByRole('button', { name: new RegExp(`^${code.replace('.', '\\.')} `) })
    .click()

let running = ''
async function comeIn(browser: Browser, account: string) {
  const { page } = await comeInAt(browser, `${account}@northmoor.example`)
  running ||= await northmoor(page)
  await page.setViewportSize(PHONE)
  return page
}
async function open(page: Page, code: string) {
  await page.goto(`${running}/score/${code[0]}#${code}`)
  await expect(page.getByRole('heading', { name: new RegExp(`^${code.replace('.', '\\.')} `) })).toBeVisible()
}
/** A page's bytes but for its nonce; and what its scripts carry as sorted words, because they stream in the order of getting ready. */
const inOneOrder = (sent: string) => {
  // The moment at which a page was made is another in each.
  const html = sent.replaceAll(/nonce[^ >]*/g, '').replaceAll(/made(\\*"):\d+/g, '')
  // How many pieces they come in, and where one ends, is by chance.
  const scripts = [...html.matchAll(/<script[^>]*>(.*?)<\/script>/gs)]
    .map(([, inside = '']) => inside.replace(/^self\.__next_f\.push\(\[1,"/, '').replace(/"\]\)$/, ''))
    .join('')
  const words = scripts.match(/[\w@.-]{4,}/g) ?? []
  return `${html.replaceAll(/<script.*?<\/script>/gs, '')} ${words.sort().join(' ')}`
}
const keptOnDevice = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const opening = indexedDB.open('concord-scores', 1)
        opening.onsuccess = () => {
          const counting = opening.result.transaction('concord-scores').objectStore('concord-scores').count()
          counting.onsuccess = () => done(counting.result)
        }
      }),
  )
/** Another person, or the same one again, in the same browser, without the one before having signed out. */
async function signInOver(context: BrowserContext, account: string) {
  const page = await context.newPage()
  await signIn(page, account)
  await page.setViewportSize(PHONE)
  return page
}
async function signIn(page: Page, account: string) {
  await page.goto('/sign-in')
  await demoButton(page, `${account}@northmoor.example`).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

test('on a phone a draft is kept, a score submitted without a connection goes out on return, and nobody else can tell', async ({
  browser,
  expectError,
}) => {
  expectError(AWAY)
  const page = await comeIn(browser, 'member5')
  const lead = await comeIn(browser, 'lead')
  const received = async () => {
    const pages = []
    for (const path of ['/coverage', '', '/trail', '/q/2.5', '/score/2']) {
      const response = await lead.request.get(`${running}${path}`)
      pages.push(`${response.status()} ${inOneOrder(await response.text())}`)
    }
    return pages
  }
  await received()
  const before = await received()
  await open(page, '2.5')
  await isState(page, 'none')
  const thumb = await form(page).getByText('2 Developing').first().boundingBox()
  expect(thumb?.width).toBeGreaterThan(40)
  const developing = form(page)
    .getByRole('radio', { name: /2 Developing/ })
    .first()
  await developing.check()
  await isState(page, 'draft')
  expect(await received(), 'a draft tells nobody').toEqual(before)
  await page.reload()
  await isState(page, 'draft')
  await expect(developing).toBeChecked()
  await submit(page).click()
  await expect(form(page).getByRole('alert')).toContainText('What you entered is saved')
  await expect(page.getByText('Enter your reason').last()).toBeVisible()

  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  await page.context().setOffline(true)
  await fillScore(page, 3, 'Written where there is no signal')
  await isState(page, 'device')
  await submit(page).click()
  await back(page, '2.5')
  await isState(page, 'waiting')
  await expect(state(page)).toContainText('Saved on this device')
  await expect(state(page)).toContainText('It is submitted when you are connected again')
  expect(await keptOnDevice(page)).toBe(1)
  await page.context().setOffline(false)
  await isState(page, 'submitted')
  expect(await keptOnDevice(page)).toBe(0)
  expect(await page.evaluate(() => 'isSamePage' in window), 'the page was not thrown away').toBe(true)
  expect(await received(), 'a score tells nobody').toEqual(before)
  await page.reload()
  await isState(page, 'submitted')
  await expect(page.getByRole('navigation', { name: 'How far your scores are' })).toContainText('2 of 2')

  await form(page).getByLabel('Reason', { exact: true }).fill('Changed my mind')
  await isState(page, 'changed')
  await form(page).getByRole('button', { name: 'Go back to what I submitted' }).click()
  await isState(page, 'submitted')
  await expect(form(page).getByLabel('Reason', { exact: true })).toHaveValue('Written where there is no signal')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1)).toBe(true)

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden()
  await expect(form(page)).toBeHidden()
})

test('submitting leads on to the next question by its name, and says what became of the one before', async ({
  browser,
}) => {
  const page = await comeIn(browser, 'finance')
  await open(page, '3.4')
  await fillScore(page, 2, 'The tracker\0 says so')
  await isState(page, 'draft')
  const onwards = form(page).getByRole('button', { name: /^Submit and go on to “\d\.\d / })
  const [, next = ''] = /“(\d\.\d)/.exec((await onwards.textContent()) ?? '') ?? []
  await onwards.click()
  const heading = page.getByRole('heading', { level: 1, name: new RegExp(`^${next.replace('.', '\\.')} `) })
  await expect(heading).toBeFocused()
  await expect(heading, 'whoever was at the foot of the one before').toBeInViewport()
  await expect(page.getByTestId('score-before')).toHaveAttribute('data-state', 'submitted')
  await page.getByRole('button', { name: 'Look at it again' }).click()
  await isState(page, 'submitted')
  await expect(page.getByRole('heading', { level: 1, name: /^3\.4 / })).toBeFocused()
  await form(page).getByLabel('Reason', { exact: true }).fill('The tracker says so still')
  await form(page).getByRole('button', { name: 'Submit the change' }).click()
  await expect(state(page), 'a change leads nowhere').toContainText('Changed and submitted.')
  await expect(page.getByRole('heading', { level: 1, name: /^3\.4 / })).toBeVisible()
})

test('a page that reads itself again leaves the keyboard where somebody types', async ({ browser }) => {
  const page = await comeIn(browser, 'finance')
  await open(page, '3.5')
  await form(page)
    .getByRole('radio', { name: /3 Maturing/ })
    .first()
    .check()
  const reason = form(page).getByLabel('Reason', { exact: true })
  await reason.click()
  await page.keyboard.type('Half a ')
  const isRead = page.waitForRequest((asked) => 'rsc' in asked.headers() && /score\/3/.test(asked.url()))
  await page.evaluate(() => window.dispatchEvent(new CustomEvent('concord:subject')))
  await isRead
  await page.keyboard.type('thought')
  await expect(reason).toHaveValue('Half a thought')
  await expect(reason).toBeFocused()
})

test('one question fills a phone: a screen and a half at most, and a score takes six presses', async ({ browser }) => {
  const page = await comeIn(browser, 'member2')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${running}/score/5`)
  const fields = form(page).last()
  await expect(fields).toBeVisible()
  const lasts = () =>
    page.locator('section:not([hidden]) form').evaluate((one) => one.getBoundingClientRect().bottom + window.scrollY)
  expect(await lasts(), 'before a level is chosen').toBeLessThanOrEqual(844 * 1.5)
  const at = await page.locator('section:not([hidden])[data-place]').getAttribute('aria-label')
  let presses = 0
  const press = async (what: Locator) => {
    await what.click()
    presses += 1
  }
  const choice = (group: string, name: RegExp) =>
    form(page).getByRole('group', { name: group }).getByRole('radio', { name })
  await press(choice('Which describes the council now?', /Maturing/))
  await press(choice('Which level should the council reach?', /Leading/))
  await press(choice('How sure are you?', /Fairly sure/))
  await press(choice('How strong is the evidence?', /^Fair$/))
  await press(form(page).getByLabel('Reason', { exact: true }))
  await page.keyboard.type('Seen in every budget')
  expect(await lasts(), 'once a level is chosen').toBeLessThanOrEqual(844 * 1.5)
  await press(submit(page))
  await expect(page.getByTestId('score-before').or(state(page)).first()).toHaveAttribute('data-state', 'submitted')
  expect(presses, `a score of ${at}`).toBeLessThanOrEqual(6)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})

test('from home to a submitted score it is at most 25 tabs', async ({ browser }) => {
  const page = await comeIn(browser, 'member3')
  await page.setViewportSize({ width: 1366, height: 900 })
  await page.goto('/inbox')
  let tabs = 0
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible()
    while (!(await target.evaluate((element) => element.contains(document.activeElement)))) {
      if (tabs > 60) throw new Error(`not reached: ${target}`)
      await page.keyboard.press('Tab')
      tabs += 1
    }
  }
  await reach(page.getByRole('link', { name: 'Skip to the main content' }))
  await page.keyboard.press('Enter')
  await reach(page.getByRole('link', { name: /^Score / }).first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^\d\.\d / })).toBeFocused()
  const choose = async (name: string) => {
    await reach(form(page).getByRole('group', { name }))
    await page.keyboard.press('Space')
  }
  await choose('Which describes the council now?')
  await choose('Which level should the council reach?')
  await choose('How sure are you?')
  await choose('How strong is the evidence?')
  await reach(form(page).getByLabel('Reason', { exact: true }))
  await page.keyboard.type('By keyboard')
  await reach(submit(page))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('score-before').or(state(page)).first()).toHaveAttribute('data-state', 'submitted')
  expect(tabs).toBeLessThanOrEqual(25)
})

test(
  'what one person wrote on a shared device is neither shown to the next nor sent in their name',
  LONG,
  async ({ browser, expectError }) => {
    expectError(STOPPED)
    expectError(/status of 401 .*\/q\/3\.5\/score$/)
    const page = await comeIn(browser, 'member4')
    await open(page, '3.5')
    await page.route('**/q/*/score', (route) => route.abort())
    await fillScore(page, 1, 'Canary of member four')
    await submit(page).click()
    await back(page, '3.5')
    await isState(page, 'waiting')

    const next = await signInOver(page.context(), 'member3')
    await open(next, '3.5')
    await isState(next, 'none')
    expect(await next.content()).not.toContain('Canary of member four')
    await page.unroute('**/q/*/score')
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(state(page)).toContainText('Somebody else is signed in here now')
    await next.reload()
    await isState(next, 'none')
    const response = await next.request.get(`${running}/score/3`)
    expect(response.headers()['cache-control']).toContain('no-store')

    const again = await signInOver(page.context(), 'member4')
    await open(again, '3.5')
    await isState(again, 'submitted')
    await expect(form(again).getByLabel('Reason', { exact: true })).toHaveValue('Canary of member four')
  },
)

test(
  'signing out sends what was put down; what cannot be sent is downloaded, kept by staying, or removed',
  LONG,
  async ({ browser, expectError }) => {
    expectError(STOPPED)
    const page = await comeIn(browser, 'chair')
    const signOut = () => page.getByRole('button', { name: 'Sign out', exact: true }).click()
    const isOut = () => expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
    const dialog = page.getByRole('dialog', { name: 'Some of what you typed is not saved' })
    const reason = form(page).getByLabel('Reason', { exact: true })
    await open(page, '5.5')
    await page.route('**/q/*/score', (route) => route.abort())
    await fillScore(page, 2, 'Submitted on the train: Llŷn')
    await submit(page).click()
    await back(page, '5.5')
    await isState(page, 'waiting')
    await signOut()
    await expect(dialog.getByRole('listitem')).toHaveText(['Your score for question 5.5 Digital services'])
    const downloading = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Download what is not saved' }).click()
    const file = await readFile(await (await downloading).path(), 'utf8')
    expect(file).toContain('Your score for question 5.5 Digital services\n\nThe council now: 2\nAmbition: 4\n')
    expect(file).toContain('Reason: Submitted on the train: Llŷn')
    await dialog.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(reason).toHaveValue('Submitted on the train: Llŷn')

    await page.unroute('**/q/*/score')
    await signOut()
    await isOut()
    expect(await keptOnDevice(page)).toBe(0)

    await signIn(page, 'chair')
    await open(page, '5.5')
    await isState(page, 'submitted')
    await page.route('**/q/*/score', (route) => route.abort())
    await reason.fill('To be removed')
    await isState(page, 'device')
    await signOut()
    await expect(dialog.getByRole('listitem')).toHaveText(['Your draft of a score for question 5.5 Digital services'])
    await dialog.getByRole('button', { name: 'Remove it and sign out' }).click()
    await isOut()
    expect(await keptOnDevice(page)).toBe(0)
    await page.unroute('**/q/*/score')
    await signIn(page, 'chair')
    await open(page, '5.5')
    await isState(page, 'submitted')
    await expect(reason).toHaveValue('Submitted on the train: Llŷn')
  },
)

test('a round that was revealed meanwhile takes no more, says so, and what was written stays', async ({
  browser,
  expectError,
}) => {
  expectError(AWAY)
  expectError(/status of 422 .*\/q\/5\.4\/score$/)
  const page = await comeIn(browser, 'officer')
  const chair = await comeIn(browser, 'chair')
  await open(page, '5.4')
  await page.context().setOffline(true)
  await fillScore(page, 4, 'Too late, and still mine')
  await submit(page).click()
  await back(page, '5.4')
  await isState(page, 'waiting')
  await chair.goto(`${running}/q/5.4?panel=score`)
  await revealAll(chair)
  await expect(chair.getByRole('heading', { name: 'Reasons' })).toBeVisible()
  await page.context().setOffline(false)
  await isState(page, 'refused')
  await expect(state(page)).toContainText('were revealed on')
  await expect(form(page).getByLabel('Reason', { exact: true })).toHaveValue('Too late, and still mine')
  await page.reload()
  await expect(page.getByText('Not submitted, and still on this device')).toBeVisible()
  await expect(page.getByText('Too late, and still mine')).toBeVisible()
  await expect(chair.getByText('Too late, and still mine')).toBeHidden()
})

test('two tabs of one person show the same', LONG, async ({ browser }) => {
  const page = await comeIn(browser, 'member2')
  await open(page, '4.5')
  const tab = await page.context().newPage()
  await tab.goto(`${running}/q/4.5?panel=score`)
  await form(page)
    .getByRole('radio', { name: /1 Starting/ })
    .first()
    .check()
  await form(page).getByLabel('Reason', { exact: true }).fill('Begun in one tab')
  await expect(form(tab).getByLabel('Reason', { exact: true })).toHaveValue('Begun in one tab')
  await fillScore(tab, 2, 'Ended in the other')
  await form(tab).getByRole('button', { name: 'Submit my score' }).click()
  await isState(page, 'submitted')
  await expect(form(page).getByLabel('Reason', { exact: true })).toHaveValue('Ended in the other')

  // a page that was read before the score arrived and shown after it
  const late = await page.context().newPage()
  const line = await page.context().newCDPSession(late)
  await line.send('Network.enable')
  await line.send('Network.setBypassServiceWorker', { bypass: true }) // what it fetches passes by the route below
  await late.route('**/score/4', async (route) => {
    const response = await route.fetch()
    await form(tab).getByLabel('Reason', { exact: true }).fill('Said better')
    await form(tab)
      .getByRole('button', { name: /^Submit/ })
      .click()
    await isState(tab, 'submitted')
    await route.fulfill({ response })
  })
  await open(late, '4.5')
  await isState(late, 'submitted')
  await expect(form(late).getByLabel('Reason', { exact: true })).toHaveValue('Said better')
})

test('the sheet is filled in by keyboard alone', LONG, async ({ browser }) => {
  const page = await comeIn(browser, 'leader')
  await page.goto(`${running}/score/4`)
  await expect(page.getByRole('heading', { name: /^4\.5 / })).toBeVisible() // the first that is not done
  const { choose, fill, press } = keyboardOf(page)
  const group = (name: string) => form(page).getByRole('group', { name }).getByRole('radio')
  const steps = page.getByRole('list', { name: 'Questions of this area' })
  await press(steps.getByRole('button', { name: /^4\.4/ }))
  await expect(page.getByRole('heading', { name: /^4\.4 / })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await press(steps.getByRole('button', { name: /^4\.5/ }))
  await expect(page.getByRole('heading', { name: /^4\.5 / })).toBeFocused()
  await choose(group('Which describes the council now?').nth(2))
  await choose(group('Which level should the council reach?').nth(3))
  await choose(form(page).getByLabel('Very sure', { exact: true }))
  await choose(group('How strong is the evidence?').nth(2))
  await fill(form(page).getByLabel('Reason', { exact: true }), 'By keyboard')
  await press(submit(page))
  await expect(page.getByTestId('score-before').or(state(page))).toHaveAttribute('data-state', 'submitted')
})

test(
  'the lead sees who has had a say and sends a reminder, without learning whom it went to',
  LONG,
  async ({ browser }) => {
    const lead = await comeIn(browser, 'lead')
    await lead.goto(`${running}/coverage`)
    await expect(lead.getByText(/at midnight, when/)).toBeVisible()
    await expect(lead.getByText('Councillors (5 people)').first()).toBeVisible()
    await lead.getByRole('button', { name: 'Send a reminder to everybody who has questions left' }).click()
    await expect(lead.getByText(/A reminder was asked for on|on its way/).first()).toBeVisible()
    await expect(lead.locator('main')).not.toContainText('@')
    await lead.reload()
    await expect(lead.getByText(/You can ask for the next one a day later/)).toBeVisible()
    const observer = await comeIn(browser, 'observer')
    expect((await observer.request.get(`${running}/coverage`)).status()).toBe(404)
  },
)
