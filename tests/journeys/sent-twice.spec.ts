import { expect, test } from './journey'
import { comeIn } from './people'

test('an act whose answer is lost on its way is done once, and pressing again says so; what is filled in after it is another act', async ({
  browser,
  expectError,
  owner,
}) => {
  expectError(/ERR_FAILED/)
  const { page } = await comeIn(browser, 'lead@northmoor.example')
  await page.goto('/c/northmoor/people/invite')
  const invited = async () =>
    (await owner.query(`select 1 from invitations where email like 'nia-%@once.example'`)).rowCount
  const fill = async (email: string) => {
    await page.getByLabel('Name', { exact: true }).fill('Nia Once')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Role', { exact: true }).selectOption('officer')
    await page.getByLabel('Post').fill('Auditor')
  }
  const press = () => page.getByRole('button', { name: 'Send the invitation' }).click()
  let lost = 0
  await page.route('**/people/invite', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue()
    lost++
    await route.fetch()
    await route.abort()
  })
  await fill('nia-1@once.example')
  await press()
  await expect(page.getByRole('alert').filter({ hasText: 'did not reach Concord' })).toBeVisible()
  expect(await invited(), 'it had reached it all the same').toBe(1)
  await press()
  await expect(page.getByRole('status').filter({ hasText: 'Invitation saved' })).toBeVisible()
  expect(await invited()).toBe(1)
  await fill('nia-2@once.example')
  await press()
  await expect.poll(invited).toBe(2)
})
