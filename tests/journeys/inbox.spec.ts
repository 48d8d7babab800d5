import { say } from '@/lib/words/say'
import { cookieOf } from '../kit/session'
import { expect, LONG, test } from './journey'
import { comeIn } from './people'

test('somebody finds what waits for them, and a press leads to where it is done', async ({ browser }) => {
  const { page } = await comeIn(browser, 'chair@northmoor.example')
  await page.goto('/library')
  await page.getByRole('link', { name: /^Inbox/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What waits for you')
  const places = page.getByRole('navigation', { name: 'Council' })
  await expect(places.getByRole('link', { name: 'Assessments' })).toHaveAttribute('href', '/c/northmoor')
  const act = page.getByRole('link', { name: /^Record the level of \d\.\d \w+/ })
  const [, code = ''] = /of (\d\.\d)/.exec((await act.textContent()) ?? '') ?? []
  await act.click()
  await expect(page).toHaveURL(new RegExp(`/q/${code}/agree$`))
  await expect(page.getByRole('button', { name: /^Record \d \w+ as agreed|^Record the agreed level/ })).toBeVisible()
})

test('what happened is new until somebody says that they have seen it, and opening it changes nothing', async ({
  browser,
  owner,
}) => {
  const account = 'member4@northmoor.example'
  const user = await owner.query('select id from users where email = $1', [account])
  const { page } = await comeIn(browser, account)
  const news = page.getByRole('region', { name: say('notice.inbox.news') })
  const count = page.getByRole('link', { name: /^Inbox/ })
  await page.goto('/inbox')
  await expect(news.getByRole('listitem').first()).toBeVisible()
  const lines = await news.getByRole('listitem').count()
  const before = (await count.textContent()) ?? ''
  await news.getByRole('link').first().click()
  await expect(page).not.toHaveURL(/\/inbox$/)
  await page.goto('/inbox')
  await expect(news.getByRole('listitem')).toHaveCount(lines)
  await expect(count).toHaveText(before)
  await page.getByRole('button', { name: say('notice.inbox.seen') }).click()
  await expect(news).toContainText(say('notice.inbox.noNews'))
  await expect(count).not.toHaveText(before)
  await page.getByText(say('notice.inbox.done')).click()
  await expect(page.getByRole('listitem').filter({ hasText: /The meeting of .+ is on / })).toBeVisible()
  await owner.query('update notices set seen_at = null where user_id = $1', [user.rows[0].id])
})

test('somebody chooses when mail comes', LONG, async ({ browser }) => {
  const { page } = await comeIn(browser, 'member5@northmoor.example')
  await page.goto('/inbox')
  const chosen = page.getByRole('complementary').getByText(/^Northmoor Council: /)
  await expect(chosen).toContainText('once a day')
  for (const [cadence, says] of [
    ['Once a week', 'once a week'],
    ['Once a day', 'once a day'],
  ] as const) {
    await page.getByRole('link', { name: say('notice.inbox.change') }).click()
    await page.getByRole('radio', { name: cadence }).check()
    await page.getByRole('button', { name: say('notice.mail.save') }).click()
    await expect(page.getByRole('status').filter({ hasText: say('notice.mail.saved') })).toBeVisible()
    await page
      .getByRole('link', { name: /^Inbox/ })
      .first()
      .click()
    await expect(chosen).toContainText(says)
  }
})

test(
  'every account of the demo finds something of its own in the inbox, or a sentence that says why not',
  LONG,
  async ({ product, owner }) => {
    const { rows } = await owner.query<{ id: string; email: string; waits: number; is_programme: boolean }>(
      `select u.id, u.email, u.is_programme, (select count(*)::int from waits_of(u.id)) as waits from users u where u.is_demo order by 2`,
    )
    expect(rows.length).toBeGreaterThan(40)
    const why = ['nothingYet', 'noPlace', 'register'].map((key) => say(`notice.inbox.${key as 'noPlace'}`))
    const shown: Record<string, string> = {}
    for (const { id, email } of rows) {
      const cookie = await cookieOf({ userId: id as never }, owner)
      const html = await (await fetch(`${product.url}/inbox`, { headers: { cookie } })).text()
      const reason = why.findIndex((sentence) => html.includes(sentence))
      shown[email] = html.includes('id="pressing"') ? 'acts' : reason < 0 ? 'neither' : `reason ${reason}`
    }
    for (const { email, waits, is_programme } of rows)
      expect(shown[email], email).toMatch(waits > 0 ? /^acts$/ : is_programme ? /^reason 2$/ : /^reason [01]$/)
    expect(Object.values(shown).filter((one) => one === 'acts').length).toBeGreaterThan(10)
  },
)
