import type { Browser, Page } from '@playwright/test'
import { expect, LONG, test } from './journey'
import { comeIn, eastvale, editorOf, isSaved } from './people'

const PHONE = { width: 360, height: 740 }

/** Somebody at a question's answer on a phone. */
async function sit(browser: Browser, account: string, code: string) {
  const { page } = await comeIn(browser, `${account}@eastvale.example`)
  await page.setViewportSize(PHONE)
  const base = await eastvale(page)
  await page.goto(`${base}/q/${code}`)
  return { page, editor: await editorOf(page, code) }
}
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

test('another person’s caret is where they are, and their mark in the margin beside its line', async ({ browser }) => {
  const [one, two] = [await sit(browser, 'officer', '5.2'), await sit(browser, 'finance', '5.2')]
  await one.editor.click()
  await one.page.keyboard.press('Control+a')
  await one.page.keyboard.type(
    'Words that run to the right edge of a phone and then go on over several lines of the text',
  )
  await isSaved(one.page)
  const name = two.page.locator('.remote-caret-name')
  // A line that broke without a word is known to be gone once it answers no more, within a minute.
  await expect(name).toHaveCount(1, { timeout: 120_000 })
  await expect(name).toHaveAttribute('data-name', 'Hannah Quillfeather')
  const caret = two.page.locator('.remote-caret')
  const caretAt = () => caret.evaluate((mark) => mark.getBoundingClientRect().left)
  /** In the margin, on the line of its caret, and over no word. */
  const isInside = () =>
    name.evaluate((mark) => {
      const [own, line] = [mark, mark.previousElementSibling].map((one) => one?.getBoundingClientRect())
      const words = mark.closest('div:has(> .prose)')?.querySelector('.prose p')?.getBoundingClientRect()
      return own !== undefined && line !== undefined && own.top === line.top && own.right <= (words?.left ?? 0)
    })

  await one.page.keyboard.press('Control+Home')
  await expect.poll(caretAt).toBeLessThan(60)
  const places: number[] = []
  for (let letters = 3; letters <= 33; letters += 3) {
    for (let n = 0; n < 3; n++) await one.page.keyboard.press('ArrowRight')
    await expect.poll(caretAt).not.toBe(places.at(-1))
    await expect.poll(isInside, { message: `after ${letters} letters` }).toBe(true)
    places.push(await caretAt())
  }
  expect(Math.max(...places), 'the caret was where its name has no room to its right').toBeGreaterThan(260)
  expect(await fits(two.page)).toBe(true)
  await one.page.keyboard.press('Control+Home')
  await expect.poll(caretAt).toBeLessThan(60)
  await expect.poll(isInside).toBe(true)
  for (const { page } of [one, two]) await page.context().close()
})

test('lists far inside one another leave room for their words', LONG, async ({ browser }) => {
  const { page, editor } = await sit(browser, 'officer', '5.3')
  await editor.click()
  await editor.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', `${'<ul><li><p>step</p>'.repeat(25)}${'</li></ul>'.repeat(25)}`)
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await isSaved(page)
  await expect(editor.locator('li')).toHaveCount(25)
  expect(await fits(page)).toBe(true)
  const widths = await editor.locator('li > p').evaluateAll((steps) => steps.map((step) => step.clientWidth))
  expect(Math.min(...widths)).toBeGreaterThan(120)
  await page.context().close()
})

test('what is pressed in the bar at the bottom comes into view', async ({ browser }) => {
  const { page } = await sit(browser, 'officer', '5.4')
  const bar = page.getByRole('navigation', { name: 'What to show' })
  await page.evaluate(() => window.scrollTo({ top: 0 }))
  for (const [name, panel] of [
    ['Evidence', '#panel-evidence'],
    ['Answer', '#panel-answer'],
    ['Levels', '#panel-levels'],
  ] as const) {
    await bar.getByRole('link', { name }).click()
    const top = () => page.locator(panel).evaluate((it) => it.getBoundingClientRect().top / window.innerHeight)
    await expect.poll(top, { message: name }).toBeLessThanOrEqual(0.5)
    await page.evaluate(() => window.scrollTo({ top: 0 }))
  }
  await page.context().close()
})

test('the bar at the bottom covers nothing that has the keyboard, at the end of the page either', async ({
  browser,
}) => {
  const { page } = await sit(browser, 'officer', '5.4')
  for (const size of [PHONE, { width: 320, height: 256 }]) {
    await page.setViewportSize(size)
    await page.getByRole('link', { name: 'Answer', exact: true }).focus()
    for (const link of await page.getByRole('navigation', { name: 'About Concord' }).getByRole('link').all()) {
      await link.focus()
      const isSeen = () =>
        link.evaluate((it) => {
          const { left, width, top, height } = it.getBoundingClientRect()
          return it.contains(document.elementFromPoint(left + width / 2, top + height / 2))
        })
      await expect.poll(isSeen, { message: `${await link.textContent()} at ${size.width} px` }).toBe(true)
    }
  }
  await page.context().close()
})
