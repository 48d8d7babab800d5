import type { Page } from '@playwright/test'
import { axeFinds } from './axe'
import { expect, LONG, test } from './journey'
import { keyboardOf } from './keyboard'
import { comeIn, northmoor, openWhole } from './people'

type Moved = { moved: number }
const PAGES = ['/', '/help', '/privacy', '/accessibility']
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const shown = (page: Page) => page.getByRole('dialog', { name: 'Keys' })

type Look = { width: number; colorScheme: 'light' | 'dark' }
/** What axe finds on each public page in these looks, which each of them must fit. */
async function findsOnAll(page: Page, looks: Look[]) {
  const found: string[] = []
  for (const path of PAGES) {
    await openWhole(page, path)
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      const state = `${path} at ${width} px, ${colorScheme}`
      found.push(...(await axeFinds(page, state)))
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        `${state} fits`,
      ).toBe(true)
    }
  }
  return found
}

test('a visitor reads the public pages on a desk in light, and zoomed to 400% in the dark, and axe finds nothing', async ({
  page,
}) => {
  const looks: Look[] = [
    { width: 1366, colorScheme: 'light' },
    { width: 320, colorScheme: 'dark' },
  ]
  expect(await findsOnAll(page, looks)).toEqual([])
})

test('the same on a screen of any width, in light and dark', LONG, async ({ page }) => {
  const looks = [320, 360, 820, 1366, 1920].flatMap((width): Look[] => [
    { width, colorScheme: 'light' },
    { width, colorScheme: 'dark' },
  ])
  expect(await findsOnAll(page, looks)).toEqual([])
})

test('a visitor finds by keyboard what Concord is, how it goes, and the one key that works by itself, and switches that off', async ({
  page,
}) => {
  const { press, tick, reach } = keyboardOf(page)
  await openWhole(page, '/')
  await expect(heading(page, 'A council assesses itself, together')).toBeVisible()
  await expect(
    page.getByRole('img', { name: /^First round: 2 at level 1, 3 at level 2, 3 at level 3, 1 at level 4/ }),
  ).toBeVisible()
  await expect(page.getByText('Invented example.')).toBeVisible()
  const main = page.getByRole('main')
  for (const [name, path] of [
    ['Read what councils have published', '/published'],
    ['Verify a submission', '/verify'],
  ] as const)
    await expect(main.getByRole('link', { name, exact: true })).toHaveAttribute('href', path)
  const council = page.getByRole('row', { name: /^Financial planning/ })
  await expect(council.getByRole('img')).toHaveCount(8)
  await press(page.getByRole('banner').getByRole('link', { name: 'Help' }))
  await expect(heading(page, 'Help'), 'the heading has the keyboard after a link').toBeFocused()
  await page.keyboard.press('?')
  await expect(shown(page)).toBeVisible()
  expect(await axeFinds(page, 'the list of keys')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(shown(page)).toBeHidden()

  const key = page.getByRole('checkbox', {
    name: 'The question mark shows the list of keys, and the slash opens the search',
  })
  await reach(key)
  await page.keyboard.press('Space')
  await expect(key).not.toBeChecked()
  await expect(page.locator('dialog')).toHaveCount(0)
  await page.keyboard.press('?')
  await press(page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }))
  await expect(heading(page, 'Privacy')).toBeFocused()
  await page.keyboard.press('?')
  await expect(shown(page), 'it is off on every page of this browser').toHaveCount(0)
  await press(page.getByRole('contentinfo').getByRole('link', { name: 'Accessibility' }))
  await press(page.getByRole('link', { name: 'help page' }))
  await expect(heading(page, 'Help')).toBeVisible()
  await tick(key)
  await expect(page.locator('dialog')).toHaveCount(1)
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  await expect(shown(page)).toBeVisible()
  await page.getByRole('button', { name: 'Switch these two keys off' }).press('Enter')
  await expect(key).not.toBeChecked()
})

test('a question mark that somebody types is typed', async ({ browser }) => {
  const { page } = await comeIn(browser, 'lead@northmoor.example')
  await openWhole(page, '/c/northmoor/people')
  const search = page.getByRole('searchbox').or(page.getByRole('textbox')).first()
  await search.focus()
  await page.keyboard.type('who?')
  await expect(search).toHaveValue('who?')
  await expect(shown(page)).toBeHidden()
})

test(
  'each page says once what it is for, until its line is closed; a heading has the keyboard after a link',
  LONG,
  async ({ browser }) => {
    const { page } = await comeIn(browser, 'member3@northmoor.example')
    const running = await northmoor(page)
    const line = page.getByText('First time here?')
    const places = [running, `${running}/q/1.2`, `${running}/score/2`, `${running}/meeting`]
    for (const [place, path] of places.entries()) {
      await openWhole(page, path)
      await expect(line, path).toBeVisible()
      await page.getByRole('button', { name: 'Got it' }).press('Enter')
      await expect(line).toHaveCount(0)
      await expect(page.locator('main h1'), 'the keyboard rests on the heading').toBeFocused()
      const kept = (await page.context().cookies()).find(({ name }) => name === 'concord-seen')
      expect(kept?.value.split('.')).toHaveLength(place + 1)
      expect(await (await page.request.get(path)).text(), 'the server knows').not.toContain('First time here?')
    }
    await openWhole(page, `${running}/q/1.2`)
    const next = page.getByRole('link', { name: /1\.3/ }).first()
    await keyboardOf(page).press(next)
    await expect(page).toHaveURL(/\/q\/1\.3$/)
    await expect(page.locator('main h1')).toBeFocused()
  },
)

test('nothing moves while a page comes over a slow line', LONG, async ({ browser }) => {
  const { page } = await comeIn(browser, 'lead@northmoor.example')
  const running = await northmoor(page)
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  const slow = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 }
  await line.send('Network.emulateNetworkConditions', slow)
  await page.addInitScript(() => {
    Object.assign(window, { moved: 0 })
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!shift.hadRecentInput) Object.assign(window, { moved: (window as never as Moved).moved + shift.value })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const moved: [string, number][] = []
  for (const path of ['/help', '/privacy', '/accessibility', running])
    for (const width of [360, 1366]) {
      await page.setViewportSize({ width, height: 800 })
      await openWhole(page, path)
      await page.evaluate(() => document.fonts.ready)
      moved.push([`${path} at ${width} px`, await page.evaluate(() => (window as never as Moved).moved)])
    }
  expect(moved.filter(([, share]) => share > 0.05)).toEqual([])
})
