import type { Browser, Locator, Page } from '@playwright/test'
import { expect, LONG, test } from './journey'
import { comeIn, eastvale, editorOf, isSaved, show } from './people'
import { go } from './select-words'

const WORDS = 'has tested that'
const marksOf = (editor: Locator) =>
  editor.evaluate((element) => [...element.querySelectorAll('[data-thread]')].map((mark) => mark.textContent).join(''))

type Writer = { page: Page; editor: Locator }
const SENTENCE = 'Nobody has tested that since.'
const ACTS: Record<string, (writer: Writer) => Promise<void>> = {
  'Enter before the sentence': async ({ page, editor }) => {
    await go(editor, 'Nobody')
    await page.keyboard.press('Enter')
  },
  'Shift+Enter within the words': async ({ page, editor }) => {
    await go(editor, 'tested')
    await page.keyboard.press('Shift+Enter')
  },
  'a heading made of it': async ({ page, editor }) => {
    await go(editor, 'Nobody')
    await page.getByRole('button', { name: 'Heading', exact: true }).click()
  },
  'a list made of it': async ({ page, editor }) => {
    await go(editor, 'Reserves')
    await page.getByRole('button', { name: 'Bulleted list' }).click()
  },
  'joining it to the line above': async ({ page, editor }) => {
    await go(editor, 'Reserves')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
  },
  'cut and paste at the end': async ({ page, editor }) => {
    await go(editor, SENTENCE.slice(7), true)
    await page.keyboard.press('Control+x')
    await isSaved(page)
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+v')
  },
  'deleting and undoing': async ({ page, editor }) => {
    await go(editor, SENTENCE.slice(7), true)
    await page.keyboard.press('Delete')
    await isSaved(page)
    await page.keyboard.press('Control+z')
  },
}

/** What is done in every run. All of it is done to many texts under the editor itself (`sync/anchors.test.ts`). */
const FEW = ['Enter before the sentence', 'cut and paste at the end']

test('a comment stays on its words through what somebody else does to the text, for all who see it and after a reload; where its words are gone it says so, and is attached again', async ({
  browser,
}) => {
  await staysThrough(browser, FEW)
})

test('so it does through whatever else is done to the text', LONG, async ({ browser }) => {
  await staysThrough(browser, Object.keys(ACTS))
})

async function staysThrough(browser: Browser, acts: string[]) {
  const [writer, reader] = await Promise.all(
    ['officer@eastvale.example', 'member1@eastvale.example'].map(async (email) => (await comeIn(browser, email)).page),
  )
  if (!writer || !reader) throw new Error('nobody came in')
  await writer.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const question = `${await eastvale(reader)}/q/3.4`
  await writer.goto(question)
  const editor = await editorOf(writer, '3.4')
  await editor.click()
  await writer.keyboard.press('Control+End')
  for (const line of ['First line.', `Reserves were set in 2024. ${SENTENCE} A review is due.`, 'Last line.']) {
    await writer.keyboard.press('Enter')
    await writer.keyboard.type(line)
  }
  await isSaved(writer)

  await reader.goto(`${question}?panel=comments`)
  const shown = await editorOf(reader, '3.4')
  await expect(shown).toContainText(WORDS)
  await go(shown, WORDS, true)
  await reader.getByRole('button', { name: 'Comment on the selected words' }).click()
  await reader.getByLabel('Comment on the selected words').fill('Who has?')
  await reader.getByRole('button', { name: 'Add comment' }).first().click()
  await expect.poll(() => marksOf(editor)).toBe(WORDS)

  for (const name of acts) {
    await ACTS[name]?.({ page: writer, editor })
    await isSaved(writer)
    await expect.poll(() => marksOf(editor), `${name}, for the writer`).toBe(WORDS)
    await expect.poll(() => marksOf(shown), `${name}, for the reader`).toBe(WORDS)
    await reader.reload()
    await editorOf(reader, '3.4')
    await expect.poll(() => marksOf(shown), `${name}, after a reload`).toBe(WORDS)
  }

  const thread = reader.getByRole('article').filter({ hasText: 'Who has?' })
  await go(editor, 'has tested', true)
  await writer.keyboard.press('Shift+End')
  await writer.keyboard.press('Delete')
  await isSaved(writer)
  await expect(thread).toContainText('These words are gone from the text.')
  await expect(thread.getByText(WORDS)).toBeVisible()
  await expect(thread).toContainText(/They were in paragraph \d+, after “.*”/)
  expect(await marksOf(shown)).toBe('')

  await show(reader, 'Comments')
  await go(shown, 'Last line', true)
  await thread.getByRole('button', { name: 'Attach again' }).click()
  await expect.poll(() => marksOf(editor)).toBe('Last line')
  await expect(thread).not.toContainText('These words are gone')
}
