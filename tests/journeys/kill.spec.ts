import { makeProduct, ownPort } from '../kit/product'
import { isRunning } from '../kit/running'
import { expect, LONG, test } from './journey'
import { comeIn, eastvale, editorOf, isSaved } from './people'

const product = makeProduct(ownPort(5))
test.use({ baseURL: product.url })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  await product.start()
})
test.afterAll(() => product.end())

/** kill -9 of the process that listens, after which those that render pages end by themselves. */
async function killWhole() {
  const pages = product.pages()
  expect(pages.length).toBeGreaterThan(0)
  await product.kill()
  await expect.poll(() => pages.filter(isRunning)).toEqual([])
}

test(
  '[R3][R5][R11] kill -9 of the whole product while two browsers type loses nothing shown as saved, doubles nothing, leaves no process, and brings the rest afterwards',
  LONG,
  async ({ browser }) => {
    const people = [
      (await comeIn(browser, 'officer@eastvale.example', product.url)).page,
      (await comeIn(browser, 'finance@eastvale.example', product.url)).page,
    ] as const
    const [one, two] = people
    const base = await eastvale(one)
    for (const page of people) await page.goto(`${base}/q/1.1`)
    const texts = [await editorOf(one, '1.1'), await editorOf(two, '1.1')] as const
    for (const [place, page] of people.entries()) {
      await texts[place as 0 | 1].click()
      await page.keyboard.press(place === 0 ? 'Control+Home' : 'Control+End')
    }

    const typed: string[] = []
    const type = async (place: 0 | 1, word: string) => {
      typed.push(word)
      await people[place].keyboard.type(` ${word} `)
    }
    for (let n = 0; n < 5; n++) await Promise.all([type(0, `left${n}`), type(1, `right${n}`)])
    await Promise.all(people.map(isSaved))
    const shownAsSaved = [...typed]
    // In full flow: these words may or may not have been committed when the process dies.
    const flow = Promise.all([type(0, 'leftflow'), type(1, 'rightflow')])
    await killWhole()
    await flow
    await Promise.all([type(0, 'leftaway'), type(1, 'rightaway')])
    for (const page of people)
      await expect(page.getByTestId('save-state')).toContainText(/Not saved: \d+ changes? kept on this device/)
    await product.start()
    await Promise.all(people.map(isSaved))

    // Somebody who has nothing of it on their device reads what the database has.
    const reader = (await comeIn(browser, 'member1@eastvale.example', product.url)).page
    await reader.goto(`${base}/q/1.1`)
    const read = await editorOf(reader, '1.1')
    for (const word of shownAsSaved) await expect(read, `${word} was shown as saved`).toContainText(word)
    for (const text of [read, ...texts]) {
      for (const word of typed) await expect(text, `${word} arrives`).toContainText(word)
      const words = ((await text.textContent()) ?? '').match(/(left|right)(flow|away|\d)/g)
      expect([...(words ?? [])].sort(), 'each word once').toEqual([...typed].sort())
    }
    await reader.context().close()

    // What one browser could not send before it was closed is sent when the same person opens the answer again.
    product.deafen()
    await killWhole()
    await type(0, 'beforeclosing')
    await expect(one.getByTestId('save-state')).toContainText(/changes? kept on this device/)
    await one.close()
    await product.start()
    const again = await one.context().newPage()
    await again.goto(`${base}/q/1.1`)
    await expect(await editorOf(again, '1.1')).toContainText('beforeclosing')
    await isSaved(again)
    await expect(texts[1]).toContainText('beforeclosing')
  },
)
