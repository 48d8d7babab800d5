import type { Page } from '@playwright/test'
import { sure } from './acts'
import { expect, test } from './journey'
import { comeIn, editorOf, isSaved, northmoor, show } from './people'

/** Puts the caret before the first letter and selects this many. */
async function selectFirst(page: Page, letters: number) {
  await page.keyboard.press('Control+Home')
  for (let n = 0; n < letters; n++) await page.keyboard.press('Shift+ArrowRight')
}

test('an answer is named, changed, compared and restored while somebody else types, and a comment finds its words again', async ({
  browser,
}) => {
  const { page: officer } = await comeIn(browser, 'officer@northmoor.example')
  const running = await northmoor(officer)
  const question = `${running}/q/5.1`
  await officer.goto(question)
  const editor = await editorOf(officer, '5.1')
  await editor.click()
  await officer.keyboard.press('Control+Home')
  await officer.keyboard.type('Llŷn 🏛️ first line.')
  await officer.keyboard.press('Enter')
  await isSaved(officer)

  await selectFirst(officer, 4)
  await officer.getByRole('button', { name: 'Who wrote the selected words' }).click()
  await expect(officer.getByRole('list', { name: 'Who wrote these words' })).toContainText('Llŷn')
  await show(officer, 'Comments')
  await officer.getByRole('button', { name: 'Comment on the selected words' }).click()
  await officer.getByLabel('Comment on the selected words').fill('Is this the right name?')
  await officer.getByRole('button', { name: 'Add comment' }).first().click()
  await expect(editor.locator('.comment-mark')).toHaveText('Llŷn')

  await officer.getByRole('link', { name: 'History of this answer' }).click()
  await officer.getByLabel('Name', { exact: true }).fill('Before the meeting')
  await officer.getByRole('button', { name: 'Name the text as it stands' }).click()
  const named = officer
    .getByRole('region', { name: 'Named versions' })
    .getByRole('link', { name: 'Before the meeting' })
  await expect(named).toBeVisible()
  await officer.getByLabel('Name', { exact: true }).fill('before the meeting')
  await officer.getByRole('button', { name: 'Name the text as it stands' }).click()
  await expect(officer.getByRole('form', { name: 'Name a version' }).getByRole('alert')).toContainText(
    'has a version called',
  )
  await expect(officer.getByLabel('Name', { exact: true })).toHaveValue('before the meeting')

  await officer.goto(question)
  const again = await editorOf(officer, '5.1')
  await again.click()
  await selectFirst(officer, 19)
  await officer.keyboard.type('Another line.')
  await isSaved(officer)
  await expect(again.locator('.comment-mark')).toHaveCount(0)

  const { page: lead } = await comeIn(browser, 'lead@northmoor.example')
  await lead.goto(question)
  const theirs = await editorOf(lead, '5.1')
  await lead.bringToFront()
  await theirs.click()
  await lead.keyboard.press('Control+End')

  await officer.goto(question)
  await officer.getByRole('link', { name: 'History of this answer' }).click()
  await named.click()
  await expect(officer.getByRole('textbox', { name: /as it stood, read only/ })).toContainText('Llŷn 🏛️ first line.')
  await officer.getByRole('link', { name: 'Compare with the text now' }).click()
  await expect(officer.locator('.prose del').first()).toContainText('Llŷn')
  await expect(officer.locator('.prose ins').first()).toContainText('Another')
  await officer.goBack()
  let isTyping = true
  const typing = (async () => {
    while (isTyping) await lead.keyboard.type('and so on ', { delay: 20 })
    await lead.keyboard.type('until the end.')
  })()
  await sure(officer, 'Restore this text…', 'Restore this text')
  await expect(officer.getByText('The earlier text is restored')).toBeVisible()
  isTyping = false
  await typing
  await expect(theirs).toContainText('Llŷn 🏛️ first line.')
  await expect(theirs).not.toContainText('Another line.')
  await expect(theirs).toContainText('until the end.')
  await isSaved(lead)
  await expect(theirs.locator('.comment-mark')).toHaveText('Llŷn')

  await officer.getByRole('link', { name: 'restore the text before it' }).click()
  await sure(officer, 'Restore this text…', 'Restore this text')
  await expect(theirs).toContainText('Another line.')
})
