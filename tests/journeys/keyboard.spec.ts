import type { Browser, Page } from '@playwright/test'
import { buildWorld, LEADERS } from '../kit/world'
import { filesOf } from './acts'
import { expect, LONG, test } from './journey'
import { keyboardOf } from './keyboard'
import { comeIn, comeInBy, demoButton, editorOf, isSaved, wayTo } from './people'

/** Somebody at the sign-in page, who comes in by keyboard. */
async function arrive(browser: Browser, email: string) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  const keys = keyboardOf(page)
  await page.goto('/sign-in')
  await keys.press(demoButton(page, email))
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  return { page, ...keys }
}
type Arrived = Awaited<ReturnType<typeof arrive>>

/** Somebody who has come in already. */
async function come(browser: Browser, account: string): Promise<Arrived> {
  const { page } = await comeIn(browser, account)
  return { page, ...keyboardOf(page) }
}

async function score({ page, press, choose, fill }: Arrived, level: number, reason: string) {
  await press(wayTo(page, 'Score'))
  const form = page.getByRole('form', { name: 'Your score' })
  const radios = (group: string) => form.getByRole('group', { name: group }).getByRole('radio')
  await choose(radios('Which describes the council now?').nth(level - 1))
  await choose(radios('Which level should the council reach?').nth(3))
  await choose(form.getByLabel('Fairly sure'))
  await choose(radios('How strong is the evidence?').nth(1))
  await fill(form.getByLabel('Reason', { exact: true }), reason)
  await press(form.getByRole('button').last())
  await expect(page.getByTestId('score-state')).toHaveAttribute('data-state', 'submitted')
}

/** From the title of an assessment to an answer that is ready to be scored, with a file and a comment on its words. */
async function toAnAnswer(browser: Browser) {
  const lead = await arrive(browser, 'lead@eastvale.example')
  await lead.press(lead.page.getByRole('link', { name: 'Start an assessment' }).first())
  await lead.fill(lead.page.getByLabel('What is it called?'), 'Keyboard assessment')
  await lead.press(lead.page.getByRole('button', { name: 'Start the assessment' }))
  await expect(lead.page.getByRole('heading', { name: 'Set-up' })).toBeVisible()
  const base = new URL(lead.page.url()).pathname.replace(/\/setup$/, '')

  // Set up: people, one question, open.
  const { page } = lead
  const open = (name: string) =>
    lead.press(
      page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { name, level: 2, exact: true }) })
        .getByRole('link'),
    )
  await open('People')
  for (const who of ['Gareth Silverdale', 'Edith Marchwell'])
    await lead.tick(page.getByRole('checkbox', { name: `Assessor: ${who}` }))
  await lead.choose(page.getByRole('radio', { name: 'Chair: Edith Marchwell' }))
  for (const who of ['Gareth Silverdale', 'Noor Whitcombe'])
    await lead.tick(page.getByRole('checkbox', { name: `Signs: ${who}` }))
  await lead.fill(page.getByLabel(/^Why does nobody assess of/), 'This round is a small one.')
  await lead.press(page.getByRole('button', { name: 'Save people' }))
  await open('Questions')
  for (const area of [1, 2, 3, 4, 5]) await lead.tick(page.getByRole('checkbox', { name: `All of ${area}` }))
  await lead.reach(page.getByRole('checkbox', { name: /^1\.1 / }))
  await page.keyboard.press('Space')
  await lead.fill(page.getByLabel('Why are they left out?'), 'This round looks at one question only.')
  await lead.press(page.getByRole('button', { name: 'Leave 39 questions out' }))
  await expect(page.getByText('1 of 40 are in')).toBeVisible()
  await lead.press(page.getByRole('link', { name: 'Set-up' }).last())
  await open('Check and open')
  await lead.press(page.getByRole('button', { name: 'Open the answers for writing' }))
  await expect(page.getByRole('heading', { name: 'The answers are open' })).toBeVisible()

  // An officer writes with a list, leaves the text with Tab, and attaches a file.
  const officer = await come(browser, 'officer@eastvale.example')
  const question = `${base}/q/1.1`
  await officer.page.goto(question)
  const text = await editorOf(officer.page, '1.1')
  await officer.reach(text)
  await officer.page.keyboard.type('The profile is shared by every service.\n')
  await officer.page.keyboard.press('Control+Shift+8')
  await officer.page.keyboard.type('Housing\nHealth')
  await expect(text.getByRole('listitem')).toHaveCount(2)
  await officer.page.keyboard.press('Tab')
  await expect(text).not.toBeFocused()
  await isSaved(officer.page)
  await officer.press(wayTo(officer.page, 'Evidence'))
  const attach = officer.page.getByRole('form', { name: 'Attach evidence' })
  await officer.fill(attach.getByLabel('Title'), 'Figures on the place')
  await officer.reach(attach.getByLabel('Date of the information'))
  await officer.page.keyboard.type('03312026')
  await officer.choose(attach.getByRole('radio', { name: /Public/ }))
  const asked = officer.page.waitForEvent('filechooser')
  await officer.press(filesOf(attach))
  await (await asked).setFiles({
    name: 'figures.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('ward,people\nNorth,12\n'),
  })
  await officer.press(attach.getByRole('button', { name: 'Attach evidence' }))
  await expect(officer.page.getByRole('link', { name: /Figures on the place/ }).first()).toBeVisible()

  // A member who may not write moves in the text by keyboard, selects words and comments on them.
  const member = await come(browser, 'member1@eastvale.example')
  await member.page.goto(question)
  await member.reach(await editorOf(member.page, '1.1'))
  await member.page.keyboard.press('Control+Home')
  await member.page.keyboard.press('Shift+End')
  await member.press(wayTo(member.page, 'Comments'))
  await member.press(member.page.getByRole('button', { name: 'Comment on the selected words' }))
  await member.page.keyboard.type('Which plan is meant?') // the field has the focus
  await member.press(member.page.getByRole('button', { name: 'Add comment' }).first())
  await expect(member.page.getByText('Which plan is meant?')).toBeVisible()
  await expect(member.page.locator('.comment-mark').first()).toBeVisible()
  await officer.choose(officer.page.getByRole('radio', { name: 'Ready to score' }))
  await officer.press(officer.page.getByRole('button', { name: 'Save how far it is' }))
  await expect(officer.page.getByText('Saved', { exact: true })).toBeVisible()

  return { lead, officer, base, question }
}

const inDialog = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true })

/** Reveals the scores of the question whose panel of scores is open, and records what was agreed. */
async function agree(chair: Arrived) {
  await chair.press(chair.page.getByRole('button', { name: 'Reveal the scores…' }))
  await chair.press(inDialog(chair.page, 'Reveal all scores to everybody in this assessment'))
  const record = chair.page.getByRole('form', { name: 'Record the agreed level' })
  await chair.choose(record.getByRole('group', { name: 'Agreed level' }).getByRole('radio').nth(2))
  await chair.choose(record.getByRole('group', { name: 'Agreed ambition' }).getByRole('radio').nth(3))
  await chair.fill(record.getByLabel('Reason for the agreed level'), 'The profile is used by most services.')
  await chair.press(record.getByRole('button', { name: 'Record 3 Maturing as agreed' }))
  await expect(chair.page.getByText('The profile is used by most services.').first()).toBeVisible()
}
async function disagree({ page, press, fill }: Arrived) {
  const stance = page.getByRole('region', { name: 'Whether you agree with the level' })
  await press(stance.getByRole('button', { name: 'I disagree', exact: true }))
  await fill(stance.getByLabel('What would you have recorded, and why?'), 'Level 2.')
  await press(stance.getByRole('button', { name: 'Record that I disagree' }))
  await expect(stance.getByText('You disagree.')).toBeVisible()
}

test(
  'an assessment is set up, and its answer written, backed and commented on, by keyboard alone',
  LONG,
  async ({ browser }) => {
    await toAnAnswer(browser)
  },
)

test('scores are revealed, a level recorded and disagreed with, by keyboard alone', async ({ browser, owner }) => {
  const w = await buildWorld({ owner, state: 'agreeing', questions: ['1.1'], ready: ['1.1'], cast: LEADERS })
  await w.score(
    '1.1',
    w.assessors.map(() => 3),
  )
  const question = `/c/${w.council.slug}/assessments/${w.assessmentId}/q/1.1`
  const page = await comeInBy(browser, await w.sessionOf(w.chair))
  const chair = { page, ...keyboardOf(page) }
  await page.goto(`${question}?panel=score`)
  await agree(chair)
  await disagree(chair)
})

test('the main job from first title to peer comment, by keyboard alone', LONG, async ({ browser }) => {
  const { lead, officer, base, question } = await toAnAnswer(browser)

  // Scoring alone, reveal, agree, dissent.
  await lead.page.goto(base)
  await lead.press(lead.page.getByRole('button', { name: 'Open scoring…' }))
  await lead.press(inDialog(lead.page, 'Open scoring and fix the rules'))
  await expect(lead.page.getByRole('button', { name: 'Open the meeting…' })).toBeVisible()
  const leader = await come(browser, 'leader@eastvale.example')
  const chair = await come(browser, 'chair@eastvale.example')
  for (const [one, level] of [
    [leader, 2],
    [chair, 3],
  ] as const) {
    await one.page.goto(question)
    await score(one, level, 'I know this service well.')
  }
  await lead.page.goto(base)
  await lead.press(lead.page.getByRole('button', { name: 'Open the meeting…' }))
  await lead.press(inDialog(lead.page, 'Open the meeting'))
  await expect(lead.page.getByRole('link', { name: 'the present stage: Meet and agree' })).toBeVisible()
  await chair.page.goto(question)
  await chair.press(wayTo(chair.page, 'Score'))
  await agree(chair)
  await leader.page.goto(`${question}/agree`)
  await disagree(leader)
  const stand = chair.page.getByRole('region', { name: 'Whether you agree with the level' })
  await chair.press(stand.getByRole('button', { name: 'I agree', exact: true }))
  await expect(stand.getByText('You agree.')).toBeVisible()

  // Freeze, two sign, submit, invite a peer.
  await lead.page.goto(`${base}/submit`)
  await lead.press(lead.page.getByRole('button', { name: 'Freeze the answers…' }))
  await lead.press(inDialog(lead.page, 'Freeze the answers and ask for signatures'))
  await expect(lead.page.getByRole('heading', { name: 'The statement' })).toBeVisible()
  for (const [place, one] of [leader, await come(browser, 'chief.executive@eastvale.example')].entries()) {
    await one.page.goto(`${base}/submit`)
    await one.press(one.page.getByRole('button', { name: 'Sign the statement…' }))
    await one.press(inDialog(one.page, /^Sign as/))
    await expect(one.page.getByText('Not signed yet')).toHaveCount(1 - place)
  }
  await lead.page.reload()
  await lead.press(lead.page.getByRole('button', { name: 'Submit the assessment…' }))
  await lead.press(inDialog(lead.page, 'Submit the assessment'))
  await expect(lead.page.getByText('This assessment is submitted')).toBeVisible()
  await lead.page.goto(`${base}/reviews`)
  await lead.fill(lead.page.getByLabel('Title of the review'), 'Keyboard review')
  await lead.reach(lead.page.getByLabel('Last day of the review'))
  await lead.page.keyboard.type('01312099')
  await lead.reach(lead.page.getByLabel('The team'))
  await lead.page.keyboard.type('Helena Marshgate, peer2@peers.example')
  await lead.press(lead.page.getByRole('button', { name: 'Invite the team' }))
  await expect(lead.page.getByRole('heading', { name: 'Keyboard review' })).toBeVisible()

  // The peer declares, selects frozen words and comments; the council reads it in place.
  const peer = await come(browser, 'peer2@peers.example')
  await peer.page.goto('/')
  await peer.press(peer.page.getByRole('link', { name: 'Keyboard review' }))
  await peer.choose(peer.page.getByLabel('No conflict of interest'))
  await peer.press(peer.page.getByRole('button', { name: 'Declare and go on' }))
  const frozen = peer.page.getByRole('textbox', { name: 'Submitted answer to question 1.1' })
  await peer.reach(frozen)
  await peer.page.keyboard.press('Control+Home')
  await peer.page.keyboard.press('Shift+End')
  const about = peer.page.getByRole('region', { name: 'Comments on question 1.1' })
  await peer.press(about.getByRole('button', { name: 'Comment on these words' }))
  await peer.fill(about.getByLabel('Your comment'), 'Who keeps it up to date?')
  await peer.press(about.getByRole('button', { name: 'Comment', exact: true }))
  await expect(about.getByText('Who keeps it up to date?').first()).toBeVisible()
  await officer.page.goto(`${base}/report`)
  await expect(officer.page.getByText('Who keeps it up to date?')).toBeVisible()
})
