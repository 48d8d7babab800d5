import { expect, test } from './journey'
import { comeIn, eastvale, isSaved } from './people'

test('two people write an area’s statement together, under headings that are offered', async ({ browser }) => {
  const { page: lead } = await comeIn(browser, 'lead@eastvale.example')
  const base = await eastvale(lead)
  await lead.goto(base)
  await lead.getByRole('link', { name: 'Statement of area 2' }).click()
  const editorIn = (page: typeof lead) => page.getByRole('textbox', { name: /^Statement of area 2/ })
  await lead.getByRole('button', { name: 'Put in the headings' }).click()
  await expect(editorIn(lead).getByRole('heading')).toHaveText([
    'Summary',
    'Strengths',
    'Challenges',
    'Questions that peers should test',
  ])
  await isSaved(lead)

  const { page: member } = await comeIn(browser, 'member1@eastvale.example')
  await member.goto(`${base}/areas/2`)
  await expect(editorIn(member)).toContainText('Strengths')
  await expect(member.getByRole('button', { name: 'Put in the headings' })).toHaveCount(0)
  await editorIn(member).click()
  await member.keyboard.press('Control+End')
  await member.keyboard.type('Would our partners agree?')
  await editorIn(lead).click()
  await lead.keyboard.press('Control+Home')
  await lead.keyboard.type('Our ')
  await isSaved(member)
  await isSaved(lead)
  for (const page of [lead, member]) {
    await expect(editorIn(page)).toContainText('Would our partners agree?')
    // Between the two words stands the other person's name at their caret.
    await expect(editorIn(page).getByRole('heading').first()).toHaveText(/^Our .*Summary$/)
  }

  await member.getByRole('textbox', { name: 'Comment on the statement' }).fill('Have we asked them?')
  await member.getByRole('button', { name: 'Add comment' }).click()
  await expect(lead.getByText('Have we asked them?')).toBeVisible()
  await lead.getByRole('link', { name: 'History of this statement' }).click()
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText(/^History of the statement of area 2/)
})
