import type { Page } from '@playwright/test'
import type pg from 'pg'
import { expect, LONG, test } from './journey'
import { comeIn, eastvale, editorOf, isSaved } from './people'

/** Everybody signed in a while ago. */
const later = (owner: pg.Pool, minutes: number) =>
  owner.query(`update sessions set created_at = created_at - make_interval(mins => $1)`, [minutes])
const answerTo = async (page: Page, code: string) => {
  const base = await eastvale(page)
  await page.goto(`${base}/q/${code}`)
  return editorOf(page, code)
}

test('ending a role asks for a fresh sign-in, leads back to the same place, and what is open elsewhere goes on', async ({
  browser,
  owner,
}) => {
  const { page } = await comeIn(browser, 'lead@eastvale.example')
  const beside = await page.context().newPage()
  const text = await answerTo(beside, '3.1')
  const { rows } = await owner.query(
    `select m.id, m.user_id from memberships m join users u on u.id = m.user_id where u.email = 'contributor@eastvale.example'`,
  )
  const place = `/c/eastvale/people/${rows[0].user_id}/end?role=${rows[0].id}`
  await page.goto(place)
  await later(owner, 16)
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
  await expect(page).toHaveURL(`/c/eastvale/people/${rows[0].user_id}`)
  const left = await owner.query('select ends_on from memberships where id = $1', [rows[0].id])
  expect(left.rows[0].ends_on).not.toBeNull()
})

test(
  'a person sees where they are signed in, by keyboard too, and signs out everywhere else',
  LONG,
  async ({ browser, owner }) => {
    await owner.query('delete from sessions') // whoever else of this worker was signed in
    const [here, there] = [
      (await comeIn(browser, 'officer@eastvale.example')).page,
      (await comeIn(browser, 'officer@eastvale.example')).page,
    ]
    await answerTo(there, '3.1')
    await here.goto('/c/eastvale')
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

    const again = (await comeIn(browser, 'officer@eastvale.example')).page
    await here.reload()
    await here.getByRole('button', { name: /^End .*signed in/ }).press('Enter')
    await expect(rows).toHaveCount(2)
    await again.reload()
    await expect(again.getByRole('button', { name: 'Sign out' })).toBeHidden()
  },
)

test('a lead has somebody sign in anew, and it stands in the trail', LONG, async ({ browser, owner }) => {
  const [lead, member] = [
    (await comeIn(browser, 'lead@eastvale.example')).page,
    (await comeIn(browser, 'member1@eastvale.example')).page,
  ]
  await answerTo(member, '3.1')
  const { rows } = await owner.query(`select id, name from users where email = 'member1@eastvale.example'`)
  await lead.goto(`/c/eastvale/people/${rows[0].id}`)
  await lead.getByText('Ask for a new sign-in').click()
  await lead.getByRole('button', { name: `Sign ${rows[0].name} out everywhere` }).click()
  await expect(lead.getByRole('status').filter({ hasText: 'Signed out' })).toBeVisible()
  await expect(member.getByTestId('save-state')).toContainText('you are signed out')
  await lead.goto('/c/eastvale/trail')
  await expect(lead.getByText(`Signed ${rows[0].name} out everywhere`).first()).toBeVisible()
})
