import type { Page } from '@playwright/test'
import { expect, test } from './journey'
import { assessmentOf, comeIn, openWhole } from './people'

const PEOPLE = ['peerlead@peers.example', 'peer1@peers.example', 'lead@southmere.example']

/** A page that was loaded anew has no mark. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { isMarked: true }))
const isSame = (page: Page) => page.evaluate(() => 'isMarked' in window)

test('what a peer says is at once on the open pages of the team, and on the council’s a quarter of an hour after it was shared; what is typed in them stays', async ({
  browser,
  owner,
}) => {
  const pages = await Promise.all(PEOPLE.map(async (account) => (await comeIn(browser, account)).page))
  const [lead, peer, host] = pages as [Page, Page, Page]
  await lead.goto('/')
  const review = (await lead.locator('a[href^="/reviews/"]').first().getAttribute('href')) ?? ''
  await openWhole(lead, review)
  await openWhole(peer, review)
  await openWhole(host, `${await assessmentOf(host, 'southmere', 'Self-assessment 2026')}/report`)
  for (const page of [peer, host]) await mark(page)
  const comment = async (page: Page, code: string, words: string) => {
    const about = page.getByRole('region', { name: `Comments on question ${code}` })
    await about.getByRole('button', { name: 'Comment on the whole text' }).click()
    await about.getByLabel('Your comment').fill(words)
    return about
  }
  const thought = await comment(peer, '1.2', 'Half an hour of thought')
  const said = await comment(lead, '1.3', 'Who checks these figures?')
  await said.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(peer.getByText('Who checks these figures?')).toBeVisible()
  await said.getByRole('button', { name: 'Share with the council' }).click()
  await lead.getByRole('button', { name: 'Share it' }).click()
  await expect(peer.getByText(/the council sees it from/)).toBeVisible()
  await expect(host.getByText('Who checks these figures?')).toBeHidden()
  await owner.query(
    `update review_comments set shared_at = shared_at - interval '16 minutes' where body = 'Who checks these figures?'`,
  )
  await host.reload()
  await mark(host)
  await expect(host.getByText('Who checks these figures?')).toBeVisible()
  await expect(thought.getByLabel('Your comment')).toHaveValue('Half an hour of thought')
  expect([await isSame(peer), await isSame(host)]).toEqual([true, true])
  for (const page of pages) await page.context().close()
})
