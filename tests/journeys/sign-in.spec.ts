import type { Page } from '@playwright/test'
import { expect, LONG, test } from './journey'
import { comeIn, demoButton, mailsTo } from './people'

const MEMBER = 'member4@southmere.example'

async function askFor(page: Page, email: string) {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible()
}

test('a link signs in once, by its button, and only to a place inside; nobody is told which addresses are known', async ({
  page,
  browser,
}) => {
  await page.goto('/c/southmere')
  await expect(page).toHaveURL(/sign-in/)
  await askFor(page, 'nobody@elsewhere.example')
  await askFor(page, MEMBER)
  const link = (await mailsTo(page, MEMBER, 1)).getByRole('link')
  const address = (await link.getAttribute('href')) ?? ''
  await mailsTo(page, 'nobody@elsewhere.example', 0)
  for (let n = 0; n < 2; n++) await page.request.get(address) // as a mail filter does
  await page.goto(address)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()

  const other = await (await browser.newContext()).newPage()
  await other.goto(address)
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(other).toHaveURL(/sign-in\/problem/)
  await expect(other.getByRole('button', { name: 'Sign out' })).toBeHidden()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await page.goBack()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden()

  for (const outside of ['https://evil.example/', '//evil.example', '/%09/evil.example/', '/%5Cevil.example/']) {
    await page.goto(`/sign-in?next=${outside}`)
    await page
      .getByRole('region', { name: /Southmere/ })
      .getByRole('button', { name: /member4@/ })
      .click()
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
    expect(new URL(page.url()).hostname).toBe('localhost')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden()
  }
})

test('a review, which is what its mail leads to, is there once its peer has signed in', async ({ page, browser }) => {
  const peer = (await comeIn(browser, 'peer1@peers.example')).page
  await peer.goto('/')
  const review = (await peer.locator('a[href^="/reviews/"]').first().getAttribute('href')) ?? ''
  await page.goto(review)
  await demoButton(page, 'peer1@peers.example').click()
  await expect(page).toHaveURL(review)
  await expect(page.getByRole('navigation', { name: 'This review' })).toBeVisible()
})

test('who has one place is taken straight to it, past no empty page', async ({ page }) => {
  await page.goto('/sign-in')
  const seen: string[] = []
  page.on('framenavigated', (frame) => seen.push(new URL(frame.url()).pathname))
  await page
    .getByRole('region', { name: /Southmere/ })
    .getByRole('button', { name: /member4@/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Southmere County Council', level: 1 })).toBeVisible()
  expect(seen).toContain('/c/southmere')
  expect(seen).not.toContain('/')
  seen.length = 0
  await page.getByRole('link', { name: 'My places' }).click()
  await expect.poll(() => seen, 'it is the same place again').toContain('/c/southmere')
  await expect(page.getByRole('heading', { name: 'Southmere County Council', level: 1 })).toBeVisible()
  expect(seen).not.toContain('/')
})

test(
  'one address is sent at most five links an hour, known or not, and who asks again is told when',
  LONG,
  async ({ page }) => {
    for (const email of ['member5@southmere.example', 'nobody.at.all@elsewhere.example']) {
      for (let n = 0; n < 5; n++) await askFor(page, email)
      await page.goto('/sign-in')
      await page.getByRole('textbox', { name: 'E-mail address' }).fill(email)
      await page.getByRole('button', { name: 'Send me a link' }).click()
      await expect(page.getByRole('alert').filter({ hasText: 'ask again in 60 minutes' })).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue(email)
    }
    await mailsTo(page, 'member5@southmere.example', 5)
  },
)
