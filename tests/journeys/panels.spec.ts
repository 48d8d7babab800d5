import { expect, test } from './journey'
import { comeIn, eastvale, editorOf, isSaved, openWhole, show, wayTo } from './people'

test('going from panel to panel keeps the editor and what is typed beside it; where the server is away nothing is left', async ({
  browser,
  expectError,
}) => {
  expectError(/ERR_INTERNET_DISCONNECTED/)
  const { page } = await comeIn(browser, 'officer@eastvale.example')
  await page.goto('/c/eastvale')
  const base = await page.getByRole('link', { name: 'First self-assessment' }).getAttribute('href')
  await page.goto(`${base}/q/5.1`)
  const editor = await editorOf(page, '5.1')
  const isSame = () => editor.evaluate((element) => 'isMarked' in element)
  await editor.evaluate((element) => Object.assign(element, { isMarked: true }))

  await show(page, 'Comments')
  const comment = page.getByLabel('Comment on the question')
  await comment.fill('Half a thought')
  await show(page, 'Evidence')
  const title = page.getByLabel('Title')
  await title.fill('Half a title')
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Written between two panels.')
  await show(page, 'Comments')
  await expect(comment).toHaveValue('Half a thought')
  await expect(title).toBeHidden()
  await expect(editor).toContainText('Written between two panels.')
  await isSaved(page)

  await page.context().setOffline(true)
  await wayTo(page, 'Score').click()
  await expect(page.getByRole('alert').filter({ hasText: 'Concord cannot be reached now' })).toBeVisible()
  await expect(comment).toHaveValue('Half a thought')
  await wayTo(page, 'Evidence').click()
  await expect(title, 'what was open before is there all the same').toHaveValue('Half a title')
  await page.context().setOffline(false)
  await show(page, 'Score')
  await expect(page.getByRole('heading', { name: 'Score', exact: true })).toBeVisible()
  expect(await isSame()).toBe(true)

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Score', exact: true })).toBeVisible()
  expect(await isSame(), 'an editor made anew would be seen').toBe(false)
  await page.context().close()
})

test('a page that cannot read itself again stays as it is with what is typed in it, and reads itself again once it can', async ({
  browser,
  expectError,
}) => {
  expectError(/502 .*\/q\/5\.2|ERR_CONNECTION_RESET .*\/q\/5\.2/)
  const [writer, other] = await Promise.all(
    ['officer@eastvale.example', 'lead@eastvale.example'].map(async (email) => (await comeIn(browser, email)).page),
  )
  if (!writer || !other) throw new Error('nobody came in')
  const question = `${await eastvale(other)}/q/5.2`
  for (const page of [writer, other]) {
    await openWhole(page, `${question}?panel=comments`)
    await expect(page.getByLabel('Comment on the question')).toBeVisible()
  }
  await writer.getByLabel('Comment on the question').fill('Half an hour of thought')
  let failed = 0
  await writer.route('**/q/5.2?*', (route) => {
    if (!route.request().headers().rsc || failed >= 2) return route.continue()
    return failed++ ? route.abort('connectionreset') : route.fulfill({ status: 502, body: 'Bad gateway' })
  })
  await other.getByLabel('Comment on the question').fill('A short remark')
  await other.getByRole('button', { name: 'Add comment' }).click()
  await expect(writer.getByText('A short remark')).toBeVisible()
  expect(failed).toBe(2)
  await expect(writer.getByLabel('Comment on the question')).toHaveValue('Half an hour of thought')
})
