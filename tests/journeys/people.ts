import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'

/** As everybody of the demo has it. */
export const DEMO_PASSWORD = 'concord-demo'

export type Wire = { page: Page; heard: string[] }

/** Somebody of the demo in a browser context of their own; everything that reaches them over the wire is kept. */
export async function comeIn(browser: Browser, account: string, baseURL?: string): Promise<Wire> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...(baseURL ? { baseURL } : {}) })
  await signIn(context, account)
  const page = await context.newPage()
  const heard: string[] = []
  page.on('response', async (response) => {
    const kind = response.headers()['content-type'] ?? ''
    if (/text|json|component/.test(kind)) heard.push(await response.text().catch(() => ''))
  })
  page.on('websocket', (socket) => socket.on('framereceived', (frame) => heard.push(String(frame.payload))))
  return { page, heard }
}

/** As the form of the sign-in page does, without a page: for whatever is not about signing in. */
async function signIn({ request }: BrowserContext, email: string) {
  // The first that is asked of a product has to wait until its pages are read in.
  const { csrfToken } = await (await request.get('/api/auth/csrf', { timeout: 120_000 })).json()
  const form = { email, password: DEMO_PASSWORD, csrfToken, callbackUrl: '/' }
  await request.post('/api/auth/callback/demo', { form, maxRedirects: 0 })
  expect(await (await request.get('/api/auth/session')).json(), `${email} is signed in`).not.toBeNull()
}

/** Somebody of a world that the test has built, by the session that it gave them. */
export async function comeInBy(browser: Browser, session: string, viewport = { width: 1280, height: 900 }) {
  const context = await browser.newContext({ viewport })
  await context.addCookies([{ name: 'authjs.session-token', value: session, domain: 'localhost', path: '/' }])
  return context.newPage()
}

/** The address of the assessment that a council calls so. */
export async function assessmentOf({ request }: Page, council: string, title: string): Promise<string> {
  const answer = await request.get(`/c/${council}`)
  const html = await answer.text()
  const links = html.matchAll(/<a [^>]*href="([^"]*\/assessments\/[\w-]+)"[^>]*>(.*?)<\/a>/gs)
  const [, path] = [...links].find(([, , words]) => words?.replaceAll(/<[^>]*>/g, '') === title) ?? []
  if (!path) throw new Error(`${council} has no assessment called ${title}: ${answer.status()} ${answer.url()}`)
  return path
}
export const eastvale = (page: Page) => assessmentOf(page, 'eastvale', 'First self-assessment')
export const northmoor = (page: Page) => assessmentOf(page, 'northmoor', 'Self-assessment 2026 to 2027')

/** The answer's editor of a page, once its text has been read. */
export async function editorOf(page: Page, code: string) {
  const editor = page.getByRole('textbox', { name: `Answer to question ${code}` })
  await expect(editor).toBeVisible()
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-kind', 'saved')
  return editor
}

/** Opens a page and waits until it works: its answer, where it has one, is there, and whatever can be pressed or filled in does something. */
export async function openWhole(page: Page, path: string) {
  await page.goto(path)
  const [, code] = /\/q\/(\d\.\d)$/.exec(path) ?? []
  if (code) await expect(page.getByRole('textbox', { name: `Answer to question ${code}` })).toBeVisible()
  await page.waitForFunction(() => {
    const works = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactFiber'))
    return [...document.querySelectorAll('main, main :is(button, input:not([type=hidden]), select, textarea)')].every(
      works,
    )
  })
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

/** The sign-in page's button of somebody of the demo. */
export function demoButton(page: Page, account: string) {
  const [name, place = ''] = account.split('@')
  const region =
    { 'peers.example': 'Peer team', 'concord.example': 'Programme' }[place] ??
    new RegExp(place.split('.')[0] ?? '', 'i')
  const card = page.getByRole('region', { name: region })
  return card.getByRole('button', { name: new RegExp(`(^|[^a-z.])${name?.replace('.', '\\.')}@`) })
}

/** The mails of the demo to this address, once as many have come. */
export const mailsTo = async (page: Page, email: string, count: number) => {
  const mails = page.locator('main section').filter({ hasText: `To ${email}` })
  await expect(async () => {
    await page.goto('/demo/mail')
    await expect(mails).toHaveCount(count, { timeout: 500 })
  }).toPass()
  return mails
}
