import { expect, LONG, test } from './journey'
import { comeIn, eastvale, editorOf, isSaved } from './people'

/** So often is the caret moved while words of somebody else come in. */
const MOVES = 200
/** One move in fifteen was undone before the editor read them in time; now and then one still meets the moment between. */
const UNDONE = 6

test('a caret stays where its owner puts it while somebody else types', async ({ browser }) => {
  test.setTimeout(120_000)
  const { page: one } = await comeIn(browser, 'lead@eastvale.example')
  const base = await eastvale(one)
  await one.goto(`${base}/q/5.5`)
  await (await editorOf(one, '5.5')).click()
  await one.keyboard.press('Control+a')
  await one.keyboard.type('theirs')
  await one.keyboard.press('Enter')
  await one.keyboard.type('mine')
  await isSaved(one)

  const { page: two } = await comeIn(browser, 'officer@eastvale.example')
  await two.goto(`${base}/q/5.5`)
  await (await editorOf(two, '5.5')).click()
  await two.keyboard.press('Control+Home')
  let isMoving = true
  const typing = (async () => {
    for (let n = 0; isMoving; n++) await two.keyboard.type(String(n % 10), { delay: 20 })
  })()
  /** Where the browser has the caret once what was under way has been shown. */
  const column = () =>
    one.evaluate(
      () =>
        new Promise<number>((shown) =>
          requestAnimationFrame(() => requestAnimationFrame(() => shown(getSelection()?.anchorOffset ?? -1))),
        ),
    )
  const columns: number[] = []
  for (let n = 0; n < MOVES; n++) {
    await one.keyboard.press(n % 2 ? 'End' : 'Home')
    columns.push(await column())
  }
  isMoving = false
  await typing
  const undone = columns.filter((column, n) => column !== (n % 2 ? 4 : 0))
  expect(undone.length).toBeLessThanOrEqual(UNDONE)
  expect(await two.getByRole('textbox').first().textContent()).toContain('0123456789012')
  for (const page of [one, two]) await page.context().close()
})

test('what an answer has no room for is said where its writer is', LONG, async ({ browser }) => {
  const { page } = await comeIn(browser, 'lead@eastvale.example')
  const base = await eastvale(page)
  await page.goto(`${base}/q/5.4`)
  await (await editorOf(page, '5.4')).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('word '.repeat(9_900))
  await page.keyboard.press('Control+End')
  await isSaved(page)
  await page.keyboard.insertText('far too much '.repeat(100))
  await expect(page.getByRole('alert').filter({ hasText: 'so nothing was added' })).toBeInViewport()
  await (await editorOf(page, '5.4')).evaluate((editor) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', `<p>a long</p>${'<blockquote>'.repeat(70)}<p>chain of letters</p>`)
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(page.getByRole('alert').filter({ hasText: 'more than 60 deep' })).toBeInViewport()
  await page.keyboard.insertText('short')
  await isSaved(page)
  await page.context().close()
})
