import { expect, test } from './journey'
import { comeIn, demoButton, eastvale } from './people'

/** What this browser keeps to be read, by the numbers of the questions. */
const kept = (page: import('@playwright/test').Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((told) => {
        const request = indexedDB.open('concord-answers', 1)
        request.onupgradeneeded = () => request.result.createObjectStore('concord-answers', { keyPath: 'documentId' })
        request.onsuccess = () => {
          const all = request.result.transaction('concord-answers').objectStore('concord-answers').getAll()
          all.onsuccess = () => {
            request.result.close()
            told(all.result.map(({ code }) => code).sort())
          }
        }
      }),
  )
const isOurs = (page: import('@playwright/test').Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null)

test('without a connection a link shows our own page, and the questions opened last can be read by their reader alone', async ({
  browser,
  product,
  expectError,
}) => {
  expectError(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource/)
  const { page } = await comeIn(browser, 'officer@eastvale.example', product.url)
  const base = await eastvale(page)
  await page.goto(`${base}/q/1.1`)
  const words = (await page.getByRole('textbox', { name: /Answer to question 1\.1/ }).textContent()) ?? ''
  const first = words.trim().split(/\s+/).slice(0, 3).join(' ')
  await expect.poll(() => kept(page)).toEqual(['1.1'])
  await isOurs(page)
  await page.goto(base)

  await page.context().setOffline(true)
  await page.goto(`${base}/q/1.2`)
  await expect(page.getByRole('heading', { level: 1, name: 'No connection' })).toBeVisible()
  await page.getByText(/^1\.1 /).click()
  await expect(page.getByText(first).first()).toBeVisible()
  await expect(page.getByText('Levels')).toBeVisible()
  await page.goto(`${base}/q/1.1`)
  await expect(page.getByText(first).first(), 'that of the address is open').toBeVisible()

  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^1\.1 / })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL((url) => url.pathname === '/' || url.pathname.startsWith('/sign-in'))
  await expect.poll(() => kept(page)).toEqual([])

  await page.goto(`${product.url}/sign-in`)
  await demoButton(page, 'finance@eastvale.example').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await page.goto(`${base}/q/1.2`)
  await expect.poll(() => kept(page), 'of whoever is signed in now').toEqual(['1.2'])
  await page.context().setOffline(true)
  await page.goto(`${base}/score/1`)
  await expect(page.getByText(/^1\.2 /)).toBeVisible()
  await expect(page.getByText(/^1\.1 /)).toHaveCount(0)
  const store = await page.evaluate(async () => {
    const names = await caches.keys()
    const all = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
    )
    return all.flat()
  })
  expect(store, 'no page is ever kept').toEqual(['/offline'])
  await page.context().setOffline(false)
  await page.context().close()
})
