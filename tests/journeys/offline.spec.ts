import { readFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from '@playwright/test'
import { type Network, startNetwork } from '../kit/network'
import { ownBrowser } from '../kit/own-browser'
import { makeProduct, ownPort } from '../kit/product'
import { expect, LONG, test } from './journey'
import { comeIn, demoButton, eastvale, editorOf, isSaved, mailsTo } from './people'

const address = `http://localhost:${ownPort(2)}`
const product = makeProduct(ownPort(1), { APP_URL: address })
let network: Network
let base = ''
test.use({ baseURL: address })
test.beforeAll(async ({ browser }) => {
  test.setTimeout(900_000)
  network = await startNetwork(product.url, ownPort(2))
  await product.start()
  const { page } = await comeIn(browser, 'lead@eastvale.example', address)
  base = await eastvale(page)
  await page.context().close()
})
test.beforeEach(({ expectError }) =>
  expectError(/Failed to load resource: net::ERR_|WebSocket connection to .* failed/),
)
test.afterEach(() => {
  network.way = 'open'
})
test.afterAll(async () => {
  await network.close()
  await product.end()
})

const saveState = (page: Page) => page.getByTestId('save-state')
const isAway = (page: Page) =>
  expect(saveState(page)).toContainText(/Not saved: \d+ changes? kept on this device until the connection is back/)
/** Somebody at a question's answer, in a browser of their own. */
async function sit(browser: Browser, account: string, code: string) {
  const { page } = await comeIn(browser, `${account}@eastvale.example`, address)
  await page.goto(`${base}/q/${code}`)
  return { page, editor: await editorOf(page, code) }
}
const wordsOf = (editor: Locator) => editor.evaluate((shown) => shown.textContent ?? '')
async function signInAs(page: Page, account: string) {
  await page.goto(`${address}/sign-in`)
  await demoButton(page, `${account}@eastvale.example`).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
async function typeAt(page: Page, code: string, place: 'Home' | 'End', words: string) {
  await page.getByRole('textbox', { name: `Answer to question ${code}` }).click()
  await page.keyboard.press(`Control+${place}`)
  await page.keyboard.type(words)
}
/** How many edits this browser keeps that the server does not have. */
const keptOnDevice = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((counted) => {
        const request = indexedDB.open('concord-unsent', 1)
        request.onsuccess = () => {
          if (!request.result.objectStoreNames.contains('concord-unsent')) return counted(0)
          const count = request.result.transaction('concord-unsent').objectStore('concord-unsent').count()
          count.onsuccess = () => counted(count.result)
        }
      }),
  )
const connections = async () =>
  Number(/^concord_connections (\d+)/m.exec(await (await fetch(`${product.url}/metrics`)).text())?.[1])

test(
  'two people write together where websockets are blocked, and by websocket again when they are not',
  LONG,
  async ({ browser }) => {
    network.way = 'refuse'
    network.cut()
    const reached = network.websockets()
    const [one, two] = [await sit(browser, 'officer', '1.2'), await sit(browser, 'finance', '1.2')]
    await typeAt(one.page, '1.2', 'Home', 'ŵŷ 👩‍👩‍👧 one ')
    await expect(two.editor).toContainText('ŵŷ 👩‍👩‍👧 one')
    await typeAt(two.page, '1.2', 'End', ' two שלום')
    await expect(one.editor).toContainText('two שלום')
    await expect(two.page.getByText('Also here:')).toBeVisible()
    await Promise.all([isSaved(one.page), isSaved(two.page)])
    expect(network.websockets(), 'nothing went by websocket').toBe(reached)

    network.way = 'open'
    await expect.poll(() => network.websockets() - reached, { timeout: 60_000 }).toBeGreaterThanOrEqual(4)
    await typeAt(one.page, '1.2', 'Home', 'three ')
    await expect(two.editor).toContainText('three')
    await Promise.all([isSaved(one.page), isSaved(two.page)])
    expect(await wordsOf(one.editor)).toBe(await wordsOf(two.editor))
    for (const { page } of [one, two]) await page.context().close()
  },
)

test('where the text of an answer cannot come there is no place to type in, and it says so until it is there', async ({
  browser,
}) => {
  const { page } = await comeIn(browser, 'officer@eastvale.example', address)
  network.way = 'pages-only'
  await page.goto(`${base}/q/1.6`)
  await expect(saveState(page)).toContainText('The text opens when the connection is back')
  await expect(page.getByRole('textbox', { name: 'Answer to question 1.6' })).toBeHidden()
  network.way = 'open'
  const editor = await editorOf(page, '1.6')
  await typeAt(page, '1.6', 'Home', 'The first letters ')
  await expect(editor).toContainText('The first letters ')
  await isSaved(page)
  await page.context().close()
})

test('ten minutes offline on both sides with edits at the same place: merged, nothing lost, and told plainly', async ({
  browser,
}) => {
  const [one, two] = [await sit(browser, 'officer', '1.3'), await sit(browser, 'finance', '1.3')]
  for (const { page } of [one, two]) {
    await page.clock.install()
    await page.reload()
    await editorOf(page, '1.3')
  }
  await typeAt(one.page, '1.3', 'Home', 'alpha beta gamma ')
  await expect(two.editor).toContainText('alpha beta gamma')
  await Promise.all([isSaved(one.page), isSaved(two.page)])

  network.way = 'down'
  network.cut()
  await typeAt(one.page, '1.3', 'Home', 'from one: ')
  await typeAt(two.page, '1.3', 'Home', 'from two: ')
  for (let n = 0; n < 6; n++) await two.page.keyboard.press('Delete') // takes out "alpha ", before which the other types
  for (const { page, editor } of [one, two]) {
    await isAway(page)
    await page.clock.fastForward('10:00')
    await page.keyboard.type('more ')
    await expect(editor).toContainText('more ')
    await isAway(page)
    await expect(page.getByRole('status').filter({ hasText: 'No connection.' })).toHaveCount(1)
  }
  await expect(two.editor).not.toContainText('from one')

  network.way = 'open'
  for (const { page, editor } of [one, two]) {
    await isSaved(page)
    await expect(saveState(page)).toContainText('Connected again. Everything is saved')
    for (const words of ['from one: ', 'from two: ', 'beta gamma']) await expect(editor).toContainText(words)
    await expect(editor).not.toContainText('alpha')
  }
  await expect.poll(async () => (await wordsOf(one.editor)) === (await wordsOf(two.editor))).toBe(true)
  const reader = await sit(browser, 'member1', '1.3')
  expect(await wordsOf(reader.editor)).toBe(await wordsOf(one.editor))
  expect((await wordsOf(one.editor)).match(/more/g), 'each word once').toHaveLength(2)
  for (const { page } of [one, two, reader]) await page.context().close()
})

test('the lid is closed with edits unsent and the browser killed: opened again, they arrive', async ({
  browser,
  listenTo,
}) => {
  const desk = ownBrowser(listenTo)
  const open = async () => {
    const page = await desk.open()
    await signInAs(page, 'officer')
    await page.goto(`${address}${base}/q/1.4`)
    await editorOf(page, '1.4')
    return page
  }
  const page = await open()
  network.way = 'down'
  network.cut()
  await typeAt(page, '1.4', 'Home', 'typed on the train 🚆 ')
  await isAway(page)
  await desk.kill()
  network.way = 'open'
  const other = await sit(browser, 'finance', '1.4')
  await expect(other.editor).not.toContainText('typed on the train')
  const again = await open()
  await expect(other.editor).toContainText('typed on the train 🚆')
  await isSaved(again)
  expect((await other.editor.textContent())?.match(/train/g)).toHaveLength(1)
  expect(await keptOnDevice(again)).toBe(0)
  await desk.kill()
  desk.forget()
  await other.page.context().close()
})

test(
  'two tabs of one person share a connection, and go on when the one that holds it dies',
  LONG,
  async ({ browser }) => {
    const one = await sit(browser, 'officer', '1.5')
    const before = await connections()
    const page = await one.page.context().newPage()
    await page.goto(`${base}/q/1.5`)
    const two = { page, editor: await editorOf(page, '1.5') }
    expect(await connections(), 'the second tab needs none of its own').toBe(before)
    await typeAt(one.page, '1.5', 'Home', 'first tab ')
    await expect(two.editor).toContainText('first tab')
    await typeAt(two.page, '1.5', 'End', ' second tab')
    await expect(one.editor).toContainText('second tab')

    const inspector = await browser.newBrowserCDPSession()
    const { targetInfos } = await inspector.send('Target.getTargets')
    const workers = targetInfos.filter(({ type }) => type === 'shared_worker')
    expect(workers.length).toBeGreaterThan(0)
    for (const { targetId } of workers) await inspector.send('Target.closeTarget', { targetId })
    // Each tab goes on by itself, its page and its text on a connection each.
    await expect.poll(connections).toBe(before + 3)
    await typeAt(one.page, '1.5', 'Home', 'still here ')
    await expect(two.editor).toContainText('still here')
    await Promise.all([isSaved(one.page), isSaved(two.page)])
    await one.page.context().close()
  },
)

test(
  'signing out saves first what is unsent; what cannot be saved is downloaded, kept by staying, or removed',
  LONG,
  async ({ browser }) => {
    const { page, editor } = await sit(browser, 'officer', '2.1')
    const signOut = () => page.getByRole('button', { name: 'Sign out', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Some of what you typed is not saved' })
    network.way = 'pages-only'
    network.cut()
    await typeAt(page, '2.1', 'Home', 'only here: Llŷn 🏛️ ')
    await isAway(page)
    await signOut()
    await expect(dialog).toContainText('Answer to question 2.1')
    const downloading = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Download what is not saved' }).click()
    const file = await (await downloading).path()
    expect(await readFile(file, 'utf8')).toContain(
      'Answer to question 2.1 Vision shared with partners\n\nonly here: Llŷn 🏛️',
    )
    await dialog.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(editor).toContainText('only here')

    network.way = 'open'
    await isSaved(page)
    await signOut()
    await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
    expect(await keptOnDevice(page)).toBe(0)

    await signInAs(page, 'officer')
    await page.goto(`${base}/q/2.1`)
    await expect(await editorOf(page, '2.1')).toContainText('only here: Llŷn 🏛️')
    network.way = 'pages-only'
    network.cut()
    await typeAt(page, '2.1', 'Home', 'to be removed ')
    await isAway(page)
    await signOut()
    await dialog.getByRole('button', { name: 'Remove it and sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
    expect(await keptOnDevice(page)).toBe(0)
    network.way = 'open'
    const reader = await sit(browser, 'finance', '2.1')
    await expect(reader.editor).toContainText('only here')
    await expect(reader.editor).not.toContainText('to be removed')
    for (const one of [page, reader.page]) await one.context().close()
  },
)

test(
  'what one person could not send is neither sent by the next person on the device nor shown to them',
  LONG,
  async ({ browser }) => {
    const { page } = await sit(browser, 'officer', '2.2')
    network.way = 'pages-only'
    network.cut()
    await typeAt(page, '2.2', 'Home', 'the officer’s own ')
    await isAway(page)
    const next = await page.context().newPage()
    await signInAs(next, 'finance')
    network.way = 'open'
    await next.goto(`${base}/q/2.2`)
    const shown = await editorOf(next, '2.2')
    await typeAt(next, '2.2', 'End', ' and mine')
    await isSaved(next)
    await expect(shown).not.toContainText('the officer’s own')
    await expect(saveState(page)).toContainText('somebody else has signed in on this device')
    expect(await keptOnDevice(next)).toBe(1)

    await next.getByRole('button', { name: 'Sign out' }).click()
    await expect(next.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
    expect(await keptOnDevice(next), 'and their leaving does not remove it').toBe(1)
    await signInAs(next, 'officer')
    await next.goto(`${base}/q/2.2`)
    await expect(await editorOf(next, '2.2')).toContainText('the officer’s own')
    await isSaved(next)
    await expect.poll(() => keptOnDevice(next)).toBe(0)
    await page.context().close()
  },
)

test(
  'a link signs in at the address that people know, also where the product itself listens elsewhere',
  LONG,
  async ({ browser }) => {
    const page = await (await browser.newContext({ baseURL: address })).newPage()
    await page.goto('/sign-in')
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('member5@eastvale.example')
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible()
    const mail = await mailsTo(page, 'member5@eastvale.example', 1)
    await page.goto((await mail.getByRole('link').getAttribute('href')) ?? '')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page).toHaveURL(`${address}/c/eastvale`)
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  },
)
