import { writeFile } from 'node:fs/promises'
import JSZip from 'jszip'
import { axeFinds } from './axe'
import { expect, test } from './journey'
import { comeIn, eastvale, editorOf, isSaved } from './people'
import { go } from './select-words'

test('a member suggests other words by keyboard, they stand in the answer, and whoever writes it accepts them', async ({
  browser,
}) => {
  const [{ page: writer }, { page: member }] = await Promise.all([
    comeIn(browser, 'officer@eastvale.example'),
    comeIn(browser, 'member1@eastvale.example'),
  ])
  const question = `${await eastvale(writer)}/q/3.7`
  await writer.goto(question)
  const editor = await editorOf(writer, '3.7')
  await editor.click()
  await writer.keyboard.press('Control+End')
  await writer.keyboard.press('Enter')
  await writer.keyboard.type('Grass is cut twice a year.')
  await isSaved(writer)

  await member.goto(`${question}?panel=comments`)
  const seen = await editorOf(member, '3.7')
  await go(seen, 'twice a year', true)
  await member.getByRole('button', { name: 'Suggest other words' }).focus()
  await member.keyboard.press('Enter')
  await expect(member.getByLabel('The words that should stand there')).toHaveValue('twice a year')
  await expect(seen.locator('.words-taken'), 'what it is about stays marked').toHaveText('twice a year')
  await member.keyboard.press('Control+a')
  await member.keyboard.type('three times a year')
  await member.keyboard.press('Tab')
  await member.keyboard.type('Since May.')
  await member.keyboard.press('Tab')
  await member.keyboard.press('Enter')

  await expect(member.getByText('Your suggestion is made.')).toBeVisible()
  await expect(editor.locator('del')).toHaveText('twice a year')
  await expect(editor.locator('ins')).toHaveText(/three times a year$/)
  await expect(editor.getByRole('insertion')).toContainText('suggested instead:')
  await writer.goto(`${question}?panel=comments`)
  const card = writer.getByRole('article', { name: /^Suggestion by / }).filter({ hasText: 'three times' })
  await expect(card).toContainText('Since May.')
  expect(await axeFinds(writer, 'an answer with a suggestion')).toEqual([])
  await card.getByRole('button', { name: 'Accept' }).focus()
  await writer.keyboard.press('Enter')
  const now = await editorOf(writer, '3.7')
  await expect(now).toContainText('Grass is cut three times a year.')
  await expect(now.locator('ins')).toHaveCount(0)
  await writer.getByRole('link', { name: 'History of this answer' }).click()
  await expect(writer.getByText(/^Accepted words suggested by /).first()).toBeVisible()
  await writer.getByRole('link', { name: 'See the accepted words' }).first().click()
  await expect(writer.getByText(/three times/).first()).toBeVisible()
})

test('a Word file that was edited elsewhere is shown answer by answer, and becomes suggestions', async ({ browser }, {
  outputDir,
}) => {
  const { page } = await comeIn(browser, 'officer@eastvale.example')
  const base = await eastvale(page)
  await page.goto(`${base}/q/3.8`)
  const editor = await editorOf(page, '3.8')
  await editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Reserves are kept for floods.')
  await isSaved(page)
  await page.goto(`${base}/documents`)
  // It answers 202 where it could not be made at once.
  let file: Buffer = Buffer.alloc(0)
  await expect(async () => {
    const given = await page.request.get(`${base}/export?kind=whole&format=docx`, { timeout: 60_000 })
    expect(given.status()).toBe(200)
    file = await given.body()
  }).toPass()
  const zip = await JSZip.loadAsync(file)
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
  zip.file('word/document.xml', xml.replace('kept for floods', 'kept for floods and fires'))
  const path = `${outputDir}-edited.docx`
  await writeFile(path, await zip.generateAsync({ type: 'nodebuffer' }))
  await page.getByLabel('The edited Word file').setInputFiles(path)
  await expect(page.getByRole('heading', { name: /: 1 change in 1 answer$/ })).toBeVisible()
  expect(await axeFinds(page, 'a Word file that comes back')).toEqual([])
  await page.getByRole('button', { name: 'Suggest this change' }).click()
  await expect(page.getByText('1 suggestion was made.')).toBeVisible()
  await page.getByRole('link', { name: 'See all suggestions' }).click()
  await expect(page.getByText('floods and fires').first()).toBeVisible()
})

test('what is typed while an act is being saved stays, with the caret in it, and an old error goes at the press', async ({
  browser,
}) => {
  const { page } = await comeIn(browser, 'officer@eastvale.example')
  await page.goto(`${await eastvale(page)}/q/3.5?panel=evidence`)
  const form = page.getByRole('form', { name: 'Attach evidence' })
  await form.getByRole('radio', { name: 'A link to a web page' }).check()
  const press = form.getByRole('button', { name: 'Attach evidence' })
  await press.click()
  const error = form.getByRole('alert').first()
  await expect(error).toBeVisible()
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/q/3.5*', async (route) => {
    if (route.request().method() === 'POST') await held
    await route.continue()
  })
  await form.getByLabel('Web address').fill('https://eastvale.example/first')
  await form.getByLabel('Title').fill('The first')
  await form.getByLabel('Date of the information').fill('2026-05-31')
  await press.click()
  await expect(error).toBeHidden()
  await form.getByLabel('Title').fill('')
  await form.getByLabel('Title').pressSequentially('The sec')
  letGo()
  await expect(page.getByRole('link', { name: 'The first' }).first()).toBeVisible()
  await page.keyboard.type('ond')
  await expect(form.getByLabel('Title')).toHaveValue('The second')
  await expect(form.getByLabel('Web address')).toHaveValue('')
})
