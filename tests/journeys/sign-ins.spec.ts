import { mkdtempSync, rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { type Postgres, startPostgres, superuserUrl } from '@/server/postgres'
import { makeProduct, ownPort, type Product } from '../kit/product'
import { expect, test } from './journey'
import { comeIn, editorOf, isSaved } from './people'

const folder = mkdtempSync('/var/tmp/concord-sign-ins-')
let postgres: Postgres
let product: Product
let owner: pg.Pool

test.use({ baseURL: `http://localhost:${ownPort(7)}` })
test.beforeAll(async () => {
  test.setTimeout(300_000)
  postgres = await startPostgres(folder)
  product = makeProduct(ownPort(7), { DATABASE_URL: postgres.url })
  await product.start()
  const superuser = new URL(await superuserUrl(folder, postgres.url))
  superuser.pathname = new URL(postgres.url).pathname
  owner = new pg.Pool({ connectionString: superuser.href })
})
test.afterAll(async () => {
  await owner?.end()
  await product?.end()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Everybody signed in a while ago. */
const later = (minutes: number) =>
  owner.query(`update sessions set created_at = created_at - make_interval(mins => $1)`, [minutes])
const answerTo = async (page: Page, code: string) => {
  await page.goto('/c/eastvale')
  const base = await page.getByRole('link', { name: 'First self-assessment' }).getAttribute('href')
  await page.goto(`${base}/q/${code}`)
  return editorOf(page, code)
}

test('ending a role asks for a fresh sign-in, leads back to the same place, and what is open elsewhere goes on', async ({
  browser,
}) => {
  const { page } = await comeIn(browser, 'lead@eastvale.example', product.url)
  const beside = await page.context().newPage()
  const text = await answerTo(beside, '2.2')
  const { rows } = await owner.query(
    `select m.id, m.user_id from memberships m join users u on u.id = m.user_id where u.email = 'observer@eastvale.example'`,
  )
  const place = `/c/eastvale/people/${rows[0].user_id}/end?role=${rows[0].id}`
  await page.goto(place)
  await later(16)
  const end = page.getByRole('button', { name: /^End the role of/ })
  await end.click()
  await expect(page.getByRole('alert').filter({ hasText: 'not older than 15 minutes' })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in again', level: 1 })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'E-mail address' })).toHaveValue('lead@eastvale.example')
  const people = page.getByRole('region', { name: 'Try the demo' }).getByRole('button')
  await expect(people).toHaveCount(1)
  await people.click()
  await page.waitForURL(`**${place}`)
  await text.click()
  await beside.keyboard.type('Written after the new sign-in. ')
  await isSaved(beside)
  await expect(beside.getByTestId('save-state')).not.toContainText('signed out')
  await end.click()
  await expect(page).toHaveURL(`${product.url}/c/eastvale/people/${rows[0].user_id}`)
  const left = await owner.query('select ends_on from memberships where id = $1', [rows[0].id])
  expect(left.rows[0].ends_on).not.toBeNull()
})

test('what was typed into a form that asks for a fresh sign-in is there again afterwards', async ({ browser }) => {
  const { page } = await comeIn(browser, 'lead@eastvale.example', product.url)
  await page.goto('/c/eastvale/assessments/new')
  const form = page.locator('main form').first()
  const name = (await form.getAttribute('aria-label')) ?? (await form.getByRole('button').last().textContent())
  const kept = JSON.stringify({ title: 'Typed before signing in again' })
  await page.evaluate(
    ([key, value]) => sessionStorage.setItem(key as string, value as string),
    [`concord-typed /c/eastvale/assessments/new ${name}`, kept],
  )
  await page.reload()
  await expect(page.getByLabel('What is it called?')).toHaveValue('Typed before signing in again')
  await page.reload()
  await expect(page.getByLabel('What is it called?'), 'once').toHaveValue('')
})

test('a person sees where they are signed in, by keyboard too, and signs out everywhere else', async ({ browser }) => {
  const [here, there] = [
    (await comeIn(browser, 'officer@eastvale.example', product.url)).page,
    (await comeIn(browser, 'officer@eastvale.example', product.url)).page,
  ]
  await answerTo(there, '2.2')
  await here.getByRole('link', { name: 'Your sign-ins' }).focus()
  await here.keyboard.press('Enter')
  await expect(here.getByRole('heading', { name: 'Your sign-ins', level: 1 })).toBeVisible()
  const rows = here.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.filter({ hasText: 'This browser' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'Chrome on Linux' })).toHaveCount(2)
  await here.getByRole('button', { name: 'Sign out everywhere else' }).focus()
  await here.keyboard.press('Enter')
  await expect(rows).toHaveCount(2)
  await expect(there.getByTestId('save-state')).toContainText('you are signed out')
  await there.goto('/c/eastvale')
  await expect(there).toHaveURL(/sign-in/)

  const again = (await comeIn(browser, 'officer@eastvale.example', product.url)).page
  await here.reload()
  await here.getByRole('button', { name: /^End .*signed in/ }).press('Enter')
  await expect(rows).toHaveCount(2)
  await again.reload()
  await expect(again.getByRole('button', { name: 'Sign out' })).toBeHidden()
})

test('a lead has somebody sign in anew, and it stands in the trail', async ({ browser }) => {
  const [lead, member] = [
    (await comeIn(browser, 'lead@eastvale.example', product.url)).page,
    (await comeIn(browser, 'member1@eastvale.example', product.url)).page,
  ]
  await answerTo(member, '2.2')
  const { rows } = await owner.query(`select id, name from users where email = 'member1@eastvale.example'`)
  await lead.goto(`/c/eastvale/people/${rows[0].id}`)
  await lead.getByText('Ask for a new sign-in').click()
  await lead.getByRole('button', { name: `Sign ${rows[0].name} out everywhere` }).click()
  await expect(lead.getByRole('status').filter({ hasText: 'Signed out' })).toBeVisible()
  await expect(member.getByTestId('save-state')).toContainText('you are signed out')
  await lead.goto('/c/eastvale/trail')
  await expect(lead.getByText(`Signed ${rows[0].name} out everywhere`).first()).toBeVisible()
})
