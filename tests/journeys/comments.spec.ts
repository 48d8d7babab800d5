import type { Locator } from '@playwright/test'
import { say } from '@/lib/words/say'
import { axeFinds } from './axe'
import { expect, test } from './journey'
import { comeIn, northmoor, openWhole } from './people'

test('somebody names a colleague by keyboard, who finds it, is asked to deal with it, answers and resolves it', async ({
  browser,
  owner,
}) => {
  const nameOf = async (email: string) =>
    (await owner.query<{ name: string }>('select name from users where email = $1', [email])).rows[0]?.name ?? ''
  const officer = await nameOf('officer@northmoor.example')
  const { page: member } = await comeIn(browser, 'member2@northmoor.example')
  const base = await northmoor(member)
  await openWhole(member, `${base}/q/4.3?panel=comments`)
  const box = member.getByLabel('Comment on the question')
  await box.fill('')
  await box.pressSequentially(`Is this right, @${officer.slice(0, 4)}`)
  await expect(member.getByRole('option').first()).toContainText(officer)
  await member.keyboard.press('Enter')
  await expect(box).toHaveValue(`Is this right, @${officer} `)
  await box.pressSequentially(' ')
  await expect(box, 'one space after a name').toHaveValue(`Is this right, @${officer} `)
  await member.keyboard.type('or from last year?')
  await member.getByRole('button', { name: 'Add comment' }).last().click()
  const thread = member.getByRole('article').filter({ hasText: 'or from last year?' })
  await expect(thread.getByText(`@${officer}`)).toBeVisible()
  await thread.getByRole('button', { name: say('comments.assign') }).click()
  await thread.getByLabel(say('comments.assignTo')).selectOption({ label: await labelOf(thread, officer) })
  await thread.getByLabel(say('comments.dueOn')).fill('2099-01-30')
  await thread.getByRole('button', { name: say('comments.assignSave') }).click()
  await expect(thread.getByText(`With ${officer}, due Friday 30 January 2099`)).toBeVisible()

  const { page } = await comeIn(browser, 'officer@northmoor.example')
  await page.goto('/inbox')
  await page
    .getByRole('link', { name: /^Answer the comment on 4\.3/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: say('comments.page.title') })).toBeVisible()
  const open = page.getByRole('article').filter({ hasText: 'or from last year?' })
  await open.getByRole('button', { name: say('comments.reply'), exact: true }).click()
  await open.getByLabel(say('comments.yourReply')).fill('From this year.')
  expect(await axeFinds(page, 'a thread on the page of comments')).toEqual([])
  await open.getByRole('button', { name: say('comments.replyAndResolve') }).click()
  await expect(open.getByText(`Resolved by ${officer}`)).toBeVisible()
  await page.getByRole('link', { name: new RegExp(`^${say('comments.page.list.resolved')}`) }).click()
  await expect(page.getByRole('link').filter({ hasText: 'or from last year?' })).toBeVisible()

  await member.reload()
  const own = member.getByText('or from last year?')
  await expect(own).toBeHidden()
})

/** The words of the option that begins with a name. */
const labelOf = async (thread: Locator, name: string) =>
  (await thread
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .textContent()) ?? ''
