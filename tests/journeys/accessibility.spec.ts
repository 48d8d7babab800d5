import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { comeIn } from './people'

async function finds(page: Page, path: string) {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(
    (one) =>
      `${path}: ${one.id} ${one.nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(', ')}`,
  )
}

test('axe finds nothing on any page, signed out', async ({ page }) => {
  const found: string[] = []
  for (const path of [
    '/',
    '/sign-in',
    '/sign-in/check-email',
    '/sign-in/problem',
    '/demo/mail',
    '/library',
    '/library?words=zzzz',
    '/verify',
    '/accessibility',
    '/c/none',
  ])
    found.push(...(await finds(page, path)))
  expect(found).toEqual([])
})

test('axe finds nothing on any page of a council, in any state of its questions, wide and narrow, light and dark', async ({
  browser,
}) => {
  const { page } = await comeIn(browser, 'lead@northmoor.example')
  await page.goto('/c/northmoor')
  const running = await page.getByRole('link', { name: 'Self-assessment 2026 to 2027' }).getAttribute('href')
  const finished = await page.getByRole('link', { name: 'Self-assessment 2025 to 2026' }).getAttribute('href')
  const pages = ['/c/northmoor', '/c/northmoor/people', '/c/northmoor/settings', '/c/northmoor/assessments/new']
  for (const part of [
    '',
    '/setup',
    '/evidence',
    '/submit',
    '/report',
    '/history',
    '/meeting',
    '/meeting/agenda',
    '/meeting/screen',
    '/q/1.1',
    '/q/1.2',
    '/q/1.4',
    '/q/1.6',
    '/q/1.8',
    '/q/2.1',
    '/q/4.2',
  ])
    pages.push(`${running}${part}`)
  pages.push(`${finished}/report`, `${finished}/q/1.1`, `${finished}/submit`)
  const found: string[] = []
  for (const path of pages) found.push(...(await finds(page, path)))
  await page.setViewportSize({ width: 360, height: 740 })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  for (const path of [
    `${running}`,
    `${running}/q/2.1`,
    `${running}/setup`,
    `${running}/meeting`,
    `${running}/meeting/agenda`,
    `${running}/meeting/screen`,
    '/c/northmoor/people',
  ]) {
    found.push(...(await finds(page, path)))
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1),
      `${path} fits 360 px`,
    ).toBe(true)
  }
  expect(found).toEqual([])
})

test('axe finds nothing on a peer’s and on the programme’s pages', async ({ browser }) => {
  const { page } = await comeIn(browser, 'peerlead@peers.example')
  await page.goto('/')
  const review = await page.getByRole('link', { name: 'Peer review of Southmere' }).getAttribute('href')
  const { page: programme } = await comeIn(browser, 'programme@concord.example')
  expect([...(await finds(page, review ?? '')), ...(await finds(programme, '/programme'))]).toEqual([])
})
