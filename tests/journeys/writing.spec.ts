import { fileURLToPath } from 'node:url'
import type { Browser, Locator, Page } from '@playwright/test'
import { expect, LONG, test } from './journey'
import { comeIn, eastvale, editorOf, isSaved } from './people'

async function sit(browser: Browser, account: string, code: string) {
  const { page } = await comeIn(browser, `${account}@eastvale.example`)
  await page.goto(`${await eastvale(page)}/q/${code}`)
  return { page, editor: await editorOf(page, code) }
}
async function emptied(page: Page, editor: Locator) {
  await editor.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')
}
const paste = (editor: Locator, html: string, files: string[] = []) =>
  editor.evaluate(
    (text, [words = '', ...names]) => {
      const clipboardData = new DataTransfer()
      if (words) clipboardData.setData('text/html', words)
      for (const name of names)
        clipboardData.items.add(new File([new Uint8Array([137, 80, 78, 71])], name, { type: 'image/png' }))
      text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [html, ...files],
  )

test('what is typed stays as it is typed, and an address that is written out leads there', async ({ browser }) => {
  const { page, editor } = await sit(browser, 'officer', '3.1')
  await emptied(page, editor)
  const lines = [
    'The survey ended in May.It shows gains.',
    'see www.example.gov.uk/plan. Next',
    'The cost is 5 * 3 * 2 here.',
    '> 5% of homes',
    '2019. A year',
    '- not a list',
    '# not a heading',
    'write to clerk@northmoor.gov.uk.',
  ]
  for (const line of lines) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await expect(editor.locator('> p')).toHaveText([...lines, ''])
  await expect(editor.locator('em, strong, blockquote, ol, ul, h2')).toHaveCount(0)
  expect(
    await editor.locator('a').evaluateAll((all) => all.map((a) => `${a.textContent} ${a.getAttribute('href')}`)),
  ).toEqual([
    'www.example.gov.uk/plan https://www.example.gov.uk/plan',
    'clerk@northmoor.gov.uk mailto:clerk@northmoor.gov.uk',
  ])
  expect(await editor.locator('> p').evaluateAll((all) => all.every((p) => p.getAttribute('dir') === 'auto'))).toBe(
    true,
  )
  await isSaved(page)
})

test('a table is put behind the words, gone through by Tab, and left by Control and End', LONG, async ({ browser }) => {
  const { page, editor } = await sit(browser, 'officer', '3.2')
  await emptied(page, editor)
  await page.keyboard.type('Finance')
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('button', { name: 'Insert a table' }).click()
  for (const words of ['Service', 'Saved', 'Lead', 'Parks']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.type(' too')
  await expect(editor.locator('> p').first()).toHaveText('Finance')
  await expect(editor.locator('th')).toHaveText(['Service', 'Saved', 'Lead'])
  await expect(editor.locator('td').first()).toHaveText('Parks too')

  const tools = page.getByRole('toolbar', { name: 'This table' })
  await expect(tools.getByRole('button', { name: 'Header row' })).toHaveAttribute('aria-pressed', 'true')
  await tools.getByRole('button', { name: 'Header row' }).click()
  await expect(editor.locator('th')).toHaveCount(0)
  await tools.getByRole('button', { name: 'Header row' }).click()
  await expect(editor.locator('th')).toHaveCount(3)
  await tools.getByRole('button', { name: 'Delete row' }).click()
  await expect(editor.locator('tr')).toHaveCount(2)

  await page.keyboard.press('Control+End')
  await page.keyboard.type('After the table.')
  await expect(editor.locator('> :last-child')).toHaveText('After the table.')
  await isSaved(page)
})

test('a paste is one step of undo, and what it could not bring is said and offered as evidence', async ({
  browser,
}) => {
  const { page, editor } = await sit(browser, 'officer', '3.3')
  await emptied(page, editor)
  await page.keyboard.type('Before. ')
  await paste(
    editor,
    '<p>Pasted</p><p><ins cite="mailto:x" datetime="2026">words</ins></p><p><img src="file:///C:/clip.png" alt="Chart of savings"></p>',
  )
  await page.keyboard.type(' after')
  await expect(editor).toHaveText('Before. Pastedwords after')
  const said = page.getByRole('alert').filter({ hasText: 'Chart of savings' })
  await expect(said).toContainText('tracked changes')
  await page.getByRole('button', { name: 'Undo my last change' }).click()
  await page.getByRole('button', { name: 'Undo my last change' }).click()
  await expect(editor).toHaveText('Before.')

  await paste(editor, '', ['Map of wards.png'])
  await page.getByRole('button', { name: 'Attach it as evidence' }).click()
  await expect(page.getByRole('list', { name: 'Chosen files' })).toContainText('Map of wards.png')
})

test('a Word document is shown before it is added, and is added as one step', async ({ browser }) => {
  const { page, editor } = await sit(browser, 'officer', '3.4')
  await emptied(page, editor)
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Bring in from Word' }).click()
  await (await chosen).setFiles(fileURLToPath(new URL('../rules/paste/libreoffice-text.docx', import.meta.url)))
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: 'Position statement' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Use it as the text' }).click()
  await expect(editor.locator('h2')).toHaveText(['Position statement', 'Money'])
  await expect(editor.locator('ol ol li')).toHaveText('part a')
  await expect(page.getByRole('alert').filter({ hasText: 'tracked changes' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo my last change' }).click()
  await expect(editor.locator('h2')).toHaveCount(0)

  const again = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Bring in from Word' }).click()
  await (await again).setFiles({ name: 'plan.docx', mimeType: 'application/zip', buffer: Buffer.from('no document') })
  await expect(dialog.getByRole('alert')).toContainText('not a Word document')
  await dialog.getByRole('button', { name: 'Do not add it' }).click()
  await isSaved(page)
})

test(
  'a link opens for a reader by a click and for a writer with Control, and one that leads nowhere is refused',
  LONG,
  async ({ browser }) => {
    const { page, editor } = await sit(browser, 'officer', '3.5')
    await emptied(page, editor)
    await page.keyboard.type('the plan')
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: 'Link', exact: true }).click()
    const address = page.getByLabel('Web address of the link')
    for (const [typed, why] of [
      ['\\\\nm-files\\finance\\q2.xlsx', 'shared drive'],
      ['javascript:alert(1)', 'run a program'],
    ] as const) {
      await address.fill(typed)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert').filter({ hasText: why })).toBeVisible()
    }
    await address.fill('localhost.example/plan')
    await page.keyboard.press('Enter')
    await expect(editor.getByRole('link')).toHaveAttribute('href', 'https://localhost.example/plan')
    await isSaved(page)
    const opens = async (who: Page, text: Locator, modifiers: 'Control'[] = []) => {
      await who.context().route('https://localhost.example/**', (route) => route.fulfill({ body: 'The plan' }))
      const opened = who.context().waitForEvent('page')
      await text.getByRole('link').click({ modifiers })
      expect((await opened).url()).toBe('https://localhost.example/plan')
    }
    await opens(page, editor, ['Control'])
    const reader = await sit(browser, 'observer', '3.5')
    await opens(reader.page, reader.editor)
  },
)

test('a word with somebody’s caret in it is read aloud and found as one word', LONG, async ({ browser }) => {
  const [one, two] = [await sit(browser, 'officer', '3.6'), await sit(browser, 'finance', '3.6')]
  await emptied(one.page, one.editor)
  await one.page.keyboard.type('The council reviews its reserves.')
  await expect(two.editor).toHaveText('The council reviews its reserves.')
  await two.editor.click()
  await two.page.keyboard.press('Control+Home')
  for (let n = 0; n < 7; n++) await two.page.keyboard.press('ArrowRight')
  await expect(one.page.locator('.remote-caret-name')).toHaveAttribute('data-name', /\w/)
  const { nodes } = await (await one.page.context().newCDPSession(one.page)).send('Accessibility.getFullAXTree')
  const read = nodes.filter(({ role }) => role?.value === 'StaticText').map(({ name }) => name?.value ?? '')
  expect(read.join('')).toContain('The council reviews its reserves.')
  const isFound = await one.page.evaluate(() => {
    getSelection()?.removeAllRanges() // it is looked for from the top
    return (window as unknown as { find: (words: string) => boolean }).find('council reviews')
  })
  expect(isFound).toBe(true)
})

test('the tools stay in reach, are one stop of the Tab key and are gone through by arrows', async ({ browser }) => {
  const { page, editor } = await sit(browser, 'officer', '3.7')
  await emptied(page, editor)
  await paste(editor, '<p>A line of words.</p>'.repeat(80))
  await page.keyboard.press('Control+End')
  const bar = page.getByRole('toolbar', { name: 'Formatting' })
  await expect(bar).toBeInViewport()
  await bar.getByRole('button').first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(bar.getByRole('button').nth(1)).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Tab')
  await expect(bar.locator(':focus')).toHaveCount(0)
  for (const name of ['Heading', 'Bulleted list', 'Quotation', 'Struck through', 'Superscript', 'Subscript']) {
    const tool = bar.getByRole('button', { name, exact: true })
    await tool.click()
    await expect(tool, name).toHaveAttribute('aria-pressed', 'true')
    await tool.click()
    await expect(tool, `${name} is off again`).toHaveAttribute('aria-pressed', 'false')
  }
  await isSaved(page)
})
