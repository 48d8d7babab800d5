import type { Browser, Page } from '@playwright/test'
import { axeFinds } from './axe'
import { expect, LONG, test } from './journey'
import { assessmentOf, comeIn, eastvale, northmoor, openWhole } from './people'

const SET_UP = ['', '/people', '/questions', '/writers', '/dates', '/rules', '/open'].map((task) => `/setup${task}`)

/** How a page may be looked at, besides wide and light. */
const LOOKS = {
  'narrow and dark': { width: 360, height: 740, colorScheme: 'dark', forcedColors: 'none' },
  'narrow and light': { width: 360, height: 740, colorScheme: 'light', forcedColors: 'none' },
  'wide and dark': { width: 1280, height: 900, colorScheme: 'dark', forcedColors: 'none' },
  'in forced colours': { width: 1280, height: 900, colorScheme: 'dark', forcedColors: 'active' },
  'zoomed to 400%': { width: 320, height: 256, colorScheme: 'light', forcedColors: 'none' },
} as const
type Look = keyof typeof LOOKS

async function finds(page: Page, path: string) {
  await openWhole(page, path)
  return axeFinds(page, path)
}
const fits = async (page: Page, what: string) =>
  expect
    .soft(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1),
      `${what} fits ${page.viewportSize()?.width} px`,
    )
    .toBe(true)

/** What axe finds on the page that is open, looked at in these ways; afterwards it is wide and light again. */
async function findsIn(page: Page, path: string, looks: Look[]) {
  const found: string[] = []
  for (const name of looks) {
    const { width, height, ...media } = LOOKS[name]
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    found.push(...(await axeFinds(page, `${path}, ${name}`)))
    await fits(page, path)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' })
  return found
}

/** Its lead, and the addresses of the council's pages: `some` has those that most people meet, `all` each kind of page in every state. */
async function northmoorPages(browser: Browser) {
  const { page } = await comeIn(browser, 'lead@northmoor.example')
  const running = await northmoor(page)
  const finished = await assessmentOf(page, 'northmoor', 'Self-assessment 2025 to 2026')
  await page.goto('/c/northmoor/people')
  const person = await page
    .getByRole('region', { name: 'People here today' })
    .getByRole('link', { name: 'Agnes Holloway-Dale' })
    .getAttribute('href')
  await page.goto('/c/northmoor/people?show=left')
  const former = await page.getByRole('link', { name: 'Walter Ingleby-Stone' }).first().getAttribute('href')
  await page.goto(`${running}/setup/people`)
  const successor = await page.getByRole('link', { name: 'Replace Agnes Holloway-Dale' }).getAttribute('href')
  await page.goto(`${running}/q/1.2`)
  const text = await page.getByRole('link', { name: 'History of this answer' }).getAttribute('href')
  const of = (base: string, parts: string[]) => parts.map((part) => `${base}${part}`)
  const some = [
    ...of('/c/northmoor', ['', '/people', '/evidence']),
    '/inbox',
    ...of(running, [
      '',
      '/q/1.1',
      '/q/1.2',
      '/q/2.1/agree',
      '/coverage',
      '/meeting',
      '/submit',
      '/documents',
      '/setup',
    ]),
    `${finished}/report`,
  ]
  const about = ['/people?show=left', '/people/invite', '/trail', '/evidence/add', '/settings', '/assessments/new']
  const parts = ['/documents/cpc', '/evidence', '/record', '/agreement', '/report', '/trail', '/comments']
  parts.push('/meeting/agenda', '/meeting/screen', '/areas/1', '/q/1.4', '/q/1.1?panel=evidence')
  const states = ['/q/1.3', '/q/1.6', '/q/1.8', '/q/2.1', '/q/4.2', '/q/1.1/agree', ...SET_UP.slice(1)]
  const all = [
    ...some,
    ...of('/c/northmoor', about),
    ...[`${person}`, `${person}/end`, `${former}/leaving`, `${successor}`],
    ...['/account', '/account/mail', '/sign-in?again=1'],
    ...of(`${text}`, ['', '/1', '/compare?from=0']),
    ...of(running, [...parts, ...states]),
    ...of(finished, ['/q/1.1', '/submit', '/documents']),
  ]
  return { page, running, some, all }
}

test('axe finds nothing on any page, signed out', async ({ page }) => {
  const found: string[] = []
  for (const path of [
    '/sign-in',
    '/sign-in/check-email',
    '/sign-in/problem',
    '/demo/mail',
    '/library',
    '/library?words=zzzz',
    '/verify',
    '/published',
    '/c/none',
  ])
    found.push(...(await finds(page, path)))
  expect(found).toEqual([])
})

test('axe finds nothing on the pages of a council that most people meet; each fits a phone, and what has colours of its own is looked at in the dark and zoomed', async ({
  browser,
}) => {
  const { page, running, some } = await northmoorPages(browser)
  const ownColours = ['', '/q/1.2', '/q/2.1/agree', '/coverage', '/meeting'].map((part) => `${running}${part}`)
  for (const path of some) {
    expect.soft(await finds(page, path)).toEqual([])
    const looks: Look[] = ownColours.includes(path) ? ['narrow and dark', 'zoomed to 400%'] : []
    expect.soft(await findsIn(page, path, looks)).toEqual([])
    if (looks.length > 0) continue
    await page.setViewportSize({ width: 360, height: 740 })
    await fits(page, path)
    await page.setViewportSize({ width: 1280, height: 900 })
  }

  // What is read row by row is read downwards, as a table still; and the overview says what each question asks.
  await page.goto(`${running}/evidence`)
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Place profile' }) })
  await expect(row.first().getByRole('cell')).not.toHaveCount(0)
  const table = await page.locator('.scrolls-sideways').evaluate((it) => it.scrollWidth - it.clientWidth)
  expect(table, 'evidence is not pushed sideways').toBeLessThanOrEqual(0)
  await page.goto(running)
  await expect(
    page
      .locator('main')
      .getByRole('link', { name: /Shared picture of the place/ })
      .first(),
  ).toBeVisible()
})

test(
  'axe finds nothing on any page of a council in any state of its questions, in whichever way it is looked at',
  LONG,
  async ({ browser }) => {
    test.setTimeout(1_800_000)
    const { page, all } = await northmoorPages(browser)
    for (const path of all) {
      expect.soft(await finds(page, path)).toEqual([])
      expect.soft(await findsIn(page, path, Object.keys(LOOKS) as Look[])).toEqual([])
    }
  },
)

test(
  'axe finds nothing on any page of what follows a submission, the council’s and its peers’, in whichever way it is looked at',
  LONG,
  async ({ browser }) => {
    test.setTimeout(1_800_000)
    const { page } = await comeIn(browser, 'lead@southmere.example')
    const base = await assessmentOf(page, 'southmere', 'Self-assessment 2026')
    const parts = [
      '',
      '/reviews',
      '/findings',
      '/requests',
      '/clock',
      '/route',
      '/publish',
      '/reopen',
      '/guide',
      '/documents',
    ]
    const council = ['/export', '/cycles', '/plan', '/plan/new', '/settings', '/search?words=finance']
    const paths = [...parts.map((part) => `${base}${part}`), ...council.map((part) => `/c/southmere${part}`)]
    await page.goto('/c/southmere/plan')
    for (const link of await page.locator('main a[href*="/plan/"]').all())
      paths.push((await link.getAttribute('href')) ?? '')
    await page.goto(`${base}/findings`)
    const reply = page.getByRole('main').locator('a[href*="/reply/"]')
    if ((await reply.count()) > 0) paths.push((await reply.first().getAttribute('href')) ?? '')
    const { page: peer } = await comeIn(browser, 'peerlead@peers.example')
    await peer.goto('/')
    const review = await peer.getByRole('link', { name: 'Peer review of Southmere' }).getAttribute('href')
    const rooms = ['', '/findings', '/heard', '/requests', '/evidence'].map((part) => `${review}${part}`)
    for (const [who, where] of [
      [page, [...new Set(paths)].slice(0, 20)],
      [peer, rooms],
    ] as const)
      for (const path of where) {
        expect.soft(await finds(who, path)).toEqual([])
        expect.soft(await findsIn(who, path, Object.keys(LOOKS) as Look[])).toEqual([])
      }
  },
)

test('axe finds nothing on a set-up whose rules are still open', async ({ browser }) => {
  const { page } = await comeIn(browser, 'lead@eastvale.example')
  const path = await eastvale(page)
  const found: string[] = []
  for (const task of SET_UP) found.push(...(await finds(page, `${path}${task}`)))
  await page.setViewportSize({ width: 360, height: 740 })
  for (const task of [...SET_UP, '/agreement']) {
    await page.goto(`${path}${task}`)
    await fits(page, task)
  }
  expect(found).toEqual([])
})

test('axe finds nothing on the score sheet: to do, filled in, with errors, wide and narrow, light and dark', async ({
  browser,
  expectError,
}) => {
  const { page } = await comeIn(browser, 'member3@northmoor.example')
  const running = await northmoor(page)
  const found = await finds(page, `${running}/score/2#2.5`)
  found.push(...(await finds(page, `${running}/score/2#2.4`)))
  await page.setViewportSize({ width: 360, height: 740 })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.goto(`${running}/score/5#5.5`)
  await page.getByText('The rules, fixed before the first score').click()
  const form = page.getByRole('form', { name: 'Your score' })
  await form
    .getByRole('radio', { name: /2 Developing/ })
    .first()
    .check()
  await form.getByRole('button', { name: /^Submit/ }).click()
  await expect(page.getByText('Enter your reason').last()).toBeVisible()
  found.push(...(await axeFinds(page, 'a sheet with errors')))
  await fits(page, 'the sheet')

  // What cannot be sent is asked about before signing out.
  expectError(/ERR_FAILED at .*\/q\/5\.5\/score$/)
  await page.route('**/q/*/score', (route) => route.abort())
  await form.getByLabel('Reason', { exact: true }).fill('Not sent')
  await page.getByRole('button', { name: 'Sign out' }).click()
  const asked = page.getByRole('dialog', { name: 'Some of what you typed is not saved' })
  await expect(asked).toContainText('Your draft of a score for question 5.5')
  found.push(...(await axeFinds(page, 'asked before signing out')))
  await fits(page, 'the sheet')
  await asked.getByRole('button', { name: 'Stay signed in' }).click()
  await page.unroute('**/q/*/score')
  await page.getByRole('button', { name: 'Discard what I entered' }).click()
  await expect(page.getByTestId('score-state').filter({ visible: true })).toHaveAttribute('data-state', 'none')
  expect(found).toEqual([])
})

test('axe finds nothing on a peer’s and on the programme’s pages', async ({ browser }) => {
  const { page } = await comeIn(browser, 'peerlead@peers.example')
  await page.goto('/')
  const review = await page.getByRole('link', { name: 'Peer review of Southmere' }).getAttribute('href')
  const { page: programme } = await comeIn(browser, 'programme@concord.example')
  const found = [...(await finds(page, review ?? '')), ...(await finds(programme, '/programme'))]
  await programme.goto('/programme/leaving')
  await programme.getByRole('radio', { name: 'Remove a council' }).check()
  await programme.getByLabel('Short name of the council, or e-mail address of the person').fill('eastvale')
  await programme.getByLabel('Why').fill('It was merged')
  await programme.getByRole('button', { name: 'Ask for it' }).click()
  await programme.getByRole('heading', { level: 1, name: 'Remove Eastvale District Council' }).waitFor()
  found.push(...(await finds(programme, new URL(programme.url()).pathname)))
  await programme.getByRole('button', { name: 'Call it off' }).click()
  await programme.getByText('called it off on').waitFor()
  found.push(...(await finds(programme, '/programme/leaving')))
  expect(found).toEqual([])
})
