import { expect, LONG, test } from './journey'
import { assessmentOf, comeIn, demoButton, eastvale, editorOf, isSaved } from './people'

test(
  'whoever may no longer write is told aloud, and the page offers nothing that they may not do',
  LONG,
  async ({ browser }) => {
    const [{ page }, { page: lead }] = [
      await comeIn(browser, 'member4@eastvale.example'),
      await comeIn(browser, 'lead@eastvale.example'),
    ]
    const base = await eastvale(page)
    await page.goto(`${base}/q/4.4`)
    const editor = await editorOf(page, '4.4')
    await editor.click()
    await page.keyboard.type('While I may. ')
    await expect(page.getByRole('button', { name: 'Save how far it is' })).toBeVisible()

    await lead.goto('/c/eastvale/people')
    await lead.getByRole('link', { name: 'Elis Merriweather' }).click()
    await lead.getByText('Role in Concord').click()
    const change = lead.getByRole('form', { name: 'Change the role' })
    await change.getByLabel('Role', { exact: true }).selectOption({ label: 'Observer' })
    await change.getByRole('button', { name: 'Change the role from today' }).click()
    await expect(change.getByText(/nobody can be: assessor in “First self-assessment”/i).first()).toBeVisible()
    await change.getByLabel('The duties of Elis Merriweather end').check()
    await change.getByRole('button', { name: 'Change the role from today' }).click()

    await expect(page.getByRole('status').filter({ hasText: 'You are reading this answer.' })).toHaveCount(1)
    await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeHidden()
    await expect(page.getByRole('button', { name: 'Save how far it is' })).toBeHidden()
    await page.keyboard.type('And after.')
    await expect(editor).toContainText('While I may.')
    await expect(editor).not.toContainText('And after.')
    for (const one of [page, lead]) await one.context().close()
  },
)

test('a frozen answer says that it is frozen', async ({ browser }) => {
  const { page } = await comeIn(browser, 'lead@northmoor.example')
  const finished = await assessmentOf(page, 'northmoor', 'Self-assessment 2025 to 2026')
  await page.goto(`${finished}/q/1.1`)
  await editorOf(page, '1.1')
  await expect(page.getByText('This answer is frozen: nobody can change it now.').first()).toBeVisible()
  await page.context().close()
})

test('whoever is signed out while they write is led to sign in again, and finds their words', async ({ browser }) => {
  const { page } = await comeIn(browser, 'officer@eastvale.example')
  const base = await eastvale(page)
  await page.goto(`${base}/q/4.5`)
  await (await editorOf(page, '4.5')).click()
  await page.keyboard.type('Written before the end. ')
  await isSaved(page)
  const other = await page.context().newPage()
  await other.goto('/c/eastvale')
  await other.getByRole('button', { name: 'Sign out' }).click()

  await expect(page.getByTestId('save-state')).toContainText('you are signed out')
  await expect(page.getByText(/Also here|Nobody else is here/), 'nobody knows who is here').toHaveCount(0)
  const opening = page.context().waitForEvent('page')
  await page.getByRole('link', { name: 'Sign in (opens in a new tab)' }).click()
  const next = await opening
  await demoButton(next, 'officer@eastvale.example').click()
  await expect(next.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await page.reload()
  await expect(await editorOf(page, '4.5')).toContainText('Written before the end.')
  await page.context().close()
})
