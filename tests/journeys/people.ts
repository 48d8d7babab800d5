import { type Browser, expect, type Locator, type Page } from '@playwright/test'

export type Wire = { page: Page; heard: string[] }

/** Somebody of the demo in a browser context of their own; everything that reaches them over the wire is kept. */
export async function comeIn(browser: Browser, account: string, baseURL?: string): Promise<Wire> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  const heard: string[] = []
  page.on('response', async (response) => {
    const kind = response.headers()['content-type'] ?? ''
    if (/text|json|component/.test(kind)) heard.push(await response.text().catch(() => ''))
  })
  page.on('websocket', (socket) => socket.on('framereceived', (frame) => heard.push(String(frame.payload))))
  await page.goto('/sign-in')
  await demoButton(page, account).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  return { page, heard }
}

/** The answer's editor of a page, once its text has been read. */
export async function editorOf(page: Page, code: string) {
  const editor = page.getByRole('textbox', { name: `Answer to question ${code}` })
  await expect(editor).toBeVisible()
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-kind', 'saved')
  return editor
}

/**
 * Opens a page and waits until it works and all of it is there. A text is read by a worker, whose loading Playwright never
 * sees the end of, so a question is there once its answer is.
 */
export async function openWhole(page: Page, path: string) {
  await page.goto(path)
  const [, code] = /\/q\/(\d\.\d)$/.exec(path) ?? []
  if (code) await expect(page.getByRole('textbox', { name: `Answer to question ${code}` })).toBeVisible()
  else await page.waitForLoadState('networkidle')
}

export const isSaved = (page: Page) => expect(page.getByTestId('save-state')).toHaveAttribute('data-kind', 'saved')
/** The way to a panel beside a question's answer, on a wide screen. */
export const wayTo = (page: Page, panel: string) =>
  page
    .getByRole('navigation', { name: 'What to show' })
    .getByRole('link', { name: new RegExp(`^${panel}( \\d+)?$`) })
    .last()

/** Opens it, and waits until it is there. */
export async function show(page: Page, panel: string) {
  await wayTo(page, panel).click()
  await expect(page).toHaveURL(new RegExp(`panel=${panel.toLowerCase()}`))
}

/** Chooses somebody in one of the set-up's fields by typing a part of their name, post or group. */
export async function pick(card: Locator, field: string, who: string) {
  const group = card.getByRole('group', { name: field })
  await group.getByRole('combobox').fill(who)
  await group.page().getByRole('option').filter({ hasText: who }).first().click()
  await expect(group.getByRole('listitem').filter({ hasText: who }).first()).toBeVisible()
}

/** The sign-in page's button of somebody of the demo. */
export function demoButton(page: Page, account: string) {
  const [name, place = ''] = account.split('@')
  const region =
    { 'peers.example': 'Peer team', 'concord.example': 'Programme' }[place] ??
    new RegExp(place.split('.')[0] ?? '', 'i')
  const card = page.getByRole('region', { name: region })
  return card.getByRole('button', { name: new RegExp(`(^|[^a-z.])${name?.replace('.', '\\.')}@`) })
}
