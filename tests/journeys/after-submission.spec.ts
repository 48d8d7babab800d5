import type { Browser, Locator, Page } from '@playwright/test'
import type pg from 'pg'
import { dayOf } from '@/lib/words/dates'
import { ownerOf } from '../kit/database'
import { makeProduct, ownPort } from '../kit/product'
import { sure } from './acts'
import { expect, LONG, test } from './journey'
import { assessmentOf, comeIn, demoButton, editorOf, isSaved, mailsTo, show } from './people'
import { countPresses, type Presses } from './presses'
import { go } from './select-words'

/**
 * What follows a submission, from the invitation of peers to the next cycle: a council and people of two others, who find everything by
 * what is written on the pages. The pages, as they are called:
 */
const PAGE = {
  peers: 'Peer review',
  findings: 'Report and reply',
  publish: /^Publi/,
  plan: 'Plan',
  questions: 'Questions',
}
const ROOM = { heard: 'What we heard', findings: 'Findings and report', progress: 'Progress review' }

const MOST_TO_A_FINDING = 12
const REVIEW = 'Peer review of two councils'
const QUESTION = '1.1'
const LEAD_PEER = { name: 'Adeola Winterbourne', email: 'chief.executive@southmere.example' }
const PEER = { name: 'Pauline Farthingdale', email: 'member3@eastvale.example' }
const CONNECTED = { name: 'Elis Merriweather', email: 'member4@eastvale.example' }

const WORDS = 'the insight team keeps it'
const COMMENT = 'Who keeps the profile while the insight manager is away?'
const ANSWER = 'The data manager of public health does, since May.'
const HEARD = 'Each of us opened the profile this year, and most of us more than once.'
const FOUND = 'Reports have cited one profile since spring, and those who decide open it.'
const WRONG = 'since spring'
const RIGHT = 'Reports have cited one profile since the autumn, and those who decide open it.'
const FIRST = 'Name somebody who keeps the profile while its keeper is away.'
const SECOND = 'Bring the profile into one building with the library.'
const ACTION = 'A second keeper of the profile in post'
const NOT_SO = 'The library stays in the five towns that asked for it.'
const REPLY = 'Northmoor thanks the team, and names a second keeper.'
const STATED = ['The second keeper began in June.', 'The library stays where residents asked for it.']
const SEEN = ['The profile was kept in August, while its keeper was away.', 'The council has decided, and says why.']

test.describe.configure({ mode: 'serial', timeout: 1_200_000 })
const product = makeProduct(ownPort(5))
test.use({ baseURL: product.url })
let owner: pg.Pool
let base = ''
let room = ''
test.beforeAll(async () => {
  test.setTimeout(600_000)
  await product.start()
  owner = await ownerOf(product.dataDir)
})
test.afterAll(async () => {
  await owner?.end()
  await product.end()
})

const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const sit = async (browser: Browser, account: string) => (await comeIn(browser, account)).page
const northmoor = (browser: Browser, account: string) => sit(browser, `${account}@northmoor.example`)
const press = (on: Page | Locator, name: string | RegExp) => on.getByRole('button', { name, exact: true }).click()
const opened = (on: Page | Locator, summary: string) => on.getByText(summary, { exact: true }).first().click()
const choose = async (field: Locator, name: RegExp) =>
  field.selectOption(await field.getByRole('option', { name }).first().textContent())
/** What holds these words, where one part lies within another the innermost. */
const holding = (page: Page, role: 'article' | 'listitem', words: string) =>
  page.getByRole(role).filter({ hasText: words }).last()

async function toPage(page: Page, name: string | RegExp) {
  await page.goto(base)
  await page.getByRole('navigation', { name: 'Assessment' }).getByRole('link', { name }).first().click()
  await expect(page).not.toHaveURL(base)
}
async function toRoom(page: Page, name: string) {
  await page.goto(room)
  await page.getByRole('navigation', { name: 'This review' }).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
}

type Invited = { name: string; email: string }
/** Opens what was mailed, signs in by one press, and says whether anything connects them with the council. */
async function come(browser: Browser, { email }: Invited, connection?: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const presses = await countPresses(context)
  const page = await context.newPage()
  const mail = await mailsTo(page, email, 1)
  await expect(mail).toContainText(REVIEW)
  await mail.getByRole('link', { name: 'Open the review' }).click()
  await demoButton(page, email).click()
  if (connection) {
    await page.getByLabel('Something connects me with this council').check()
    await page.getByLabel('What connects you?').fill(connection)
  } else await page.getByLabel('No conflict of interest').check()
  await press(page, 'Declare and go on')
  return { page, presses }
}

async function writeFinding(page: Page, presses: Presses) {
  const about = page.getByRole('region', { name: new RegExp(`^${QUESTION.replace('.', '\\.')} `) })
  await about.getByRole('link', { name: 'Draft a finding' }).click()
  const form = page.getByRole('form', { name: 'Draft a finding' })
  await form.getByRole('radio', { name: 'Strength' }).check()
  for (const [field, said] of [
    ['What the team found', FOUND],
    ['Documents that it rests on', '3'],
    ['Conversations that it rests on', '4'],
  ] as const) {
    await form.getByLabel(field).click()
    await form.getByLabel(field).fill(said)
  }
  await press(form, 'Save for the team')
  await expect(holding(page, 'article', FOUND)).toBeVisible()
  expect(presses.told('a finding, from the invitation', MOST_TO_A_FINDING)).toBeLessThanOrEqual(MOST_TO_A_FINDING)
}

test(
  'the lead asks people of two councils to review; one is let in past a conflict; a finding is a few presses from the mail',
  LONG,
  async ({ browser }) => {
    const lead = await northmoor(browser, 'lead')
    base = await assessmentOf(lead, 'northmoor', 'Self-assessment 2025 to 2026')
    await toPage(lead, PAGE.peers)
    await opened(lead, 'Invite a peer team')
    await lead.getByLabel('Title of the review').fill(REVIEW)
    await lead.getByLabel('Last day of the review').fill(inDays(90))
    await lead
      .getByLabel('The team', { exact: true })
      .fill([LEAD_PEER, PEER, CONNECTED].map(({ name, email }) => `${name}, ${email}`).join('\n'))
    await press(lead, 'Invite the team')
    await expect(lead.getByRole('heading', { name: REVIEW })).toBeVisible()

    const leadPeer = await come(browser, LEAD_PEER)
    await expect(leadPeer.page.getByRole('heading', { level: 1, name: REVIEW })).toBeVisible()
    room = new URL(leadPeer.page.url()).pathname
    const peer = await come(browser, PEER)
    await writeFinding(peer.page, peer.presses)

    const connected = await come(browser, CONNECTED, 'My sister teaches in a school of the council.')
    await expect(connected.page.getByText('The council is deciding')).toBeVisible()
    await lead.goto('/inbox')
    await lead.getByRole('link', { name: /^Decide .*may review/ }).click()
    await expect(lead.getByText('My sister teaches in a school of the council.')).toBeVisible()
    await press(lead, `Let ${CONNECTED.name} in`)
    await expect(lead.getByText('Conflict declared, let in').last()).toBeVisible()
    await connected.page.goto(room)
    await expect(connected.page.getByRole('navigation', { name: 'This review' })).toBeVisible()
  },
)

test(
  'a peer asks at the frozen words, and the council answers there; what was heard stays with the team',
  LONG,
  async ({ browser }) => {
    const peer = await sit(browser, PEER.email)
    await peer.goto(room)
    const frozen = peer.getByRole('textbox', { name: `Submitted answer to question ${QUESTION}` })
    await expect(frozen).toContainText(WORDS)
    await go(frozen, WORDS, true)
    const about = peer.getByRole('region', { name: `Comments on question ${QUESTION}` })
    await press(about, 'Comment on these words')
    await about.getByLabel('Your comment').fill(COMMENT)
    await press(about, 'Comment')
    await expect(about.getByText(COMMENT)).toBeVisible()
    await press(about, 'Share with the council')
    await press(peer, 'Share it')
    await expect(about.getByText(/the council sees it from/)).toBeVisible()
    // A quarter of an hour goes by.
    await owner.query(`update review_comments set shared_at = shared_at - interval '16 minutes' where body = $1`, [
      COMMENT,
    ])

    const officer = await northmoor(browser, 'officer')
    await toPage(officer, PAGE.peers)
    await officer.getByRole('link', { name: /in the report$/ }).click()
    const asked = holding(officer, 'listitem', COMMENT)
    await expect(asked).toContainText(WORDS)
    await press(asked, /^Answer/)
    await asked.getByLabel(/The council’s answer to/).fill(ANSWER)
    await press(asked, 'Answer')
    await expect(officer.getByText(ANSWER)).toBeVisible()
    await expect(peer.getByText(ANSWER)).toBeVisible()

    await toRoom(peer, ROOM.heard)
    const note = peer.getByRole('form', { name: 'Note a conversation' })
    await choose(note.getByLabel('With whom you spoke'), /scrutiny/)
    await note.getByLabel('What you heard').fill(HEARD)
    await choose(note.getByLabel('On the question'), /^1\.1 /)
    await press(note, 'Save for the team')
    await expect(peer.getByText(HEARD).first()).toBeVisible()
    const leadPeer = await sit(browser, LEAD_PEER.email)
    await toRoom(leadPeer, ROOM.heard)
    await expect(leadPeer.getByText(HEARD)).toBeVisible()
  },
)

test(
  'the lead peer sends the report, the council questions a fact, the lead peer puts it right and publishes',
  LONG,
  async ({ browser }) => {
    const leadPeer = await sit(browser, LEAD_PEER.email)
    await toRoom(leadPeer, ROOM.findings)
    await opened(leadPeer, 'Draft a recommendation')
    const draft = leadPeer.getByRole('form', { name: 'Draft a recommendation' })
    for (const [at, words] of [FIRST, SECOND].entries()) {
      await draft.getByLabel('What the council should do').fill(words)
      await draft.getByRole('radio', { name: at === 0 ? 'High' : 'Low' }).check()
      await choose(draft.getByLabel('By when'), at === 0 ? /3 months/ : /a year$/)
      await draft.getByLabel('Whose it would be').fill('Head of policy')
      await press(draft, 'Save for the team')
      await expect(holding(leadPeer, 'listitem', words)).toBeVisible()
    }
    await opened(leadPeer, 'Agree and send to the council')
    await leadPeer.getByLabel('The council checks facts until').fill(inDays(14))
    await press(leadPeer, 'Agree and send it')
    await expect(leadPeer.getByText(/The report is with the council/)).toBeVisible()

    const finance = await northmoor(browser, 'finance')
    await toPage(finance, PAGE.findings)
    const found = holding(finance, 'article', FOUND)
    await opened(found, 'Question a fact')
    await found.getByLabel('The fact that is wrong').fill(WRONG)
    await found.getByLabel('What it should be, and how you know').fill('It was published in October, with the minute.')
    await press(found, 'Send it to the lead peer')
    await expect(found.getByText('Waits for the lead peer')).toBeVisible()

    await toRoom(leadPeer, ROOM.findings)
    await opened(leadPeer, 'Decide')
    await leadPeer.getByRole('radio', { name: /The council is right/ }).check()
    await leadPeer.getByLabel('What it should say instead').fill(RIGHT)
    await leadPeer.getByLabel('Your answer to the council').fill('You are right, and the words now say so.')
    await press(leadPeer, 'Decide and answer')
    await expect(leadPeer.getByText(RIGHT).first()).toBeVisible()
    await expect(leadPeer.getByRole('button', { name: 'Publish the report' })).toBeHidden()
    // The days of the council go by.
    await owner.query('update reviews set check_until = current_date - 1 where title = $1', [REVIEW])
    await leadPeer.reload()
    await sure(leadPeer, 'Publish the report', 'Publish it')
    await expect(leadPeer.getByText(/The report was published to the council/)).toBeVisible()
  },
)

test(
  'the council answers each recommendation, agrees its reply, has its plan approved, and anybody reads the published report',
  LONG,
  async ({ browser }) => {
    const lead = await northmoor(browser, 'lead')
    const chief = await northmoor(browser, 'chief.executive')
    await toPage(lead, PAGE.findings)
    await expect(lead.getByText(RIGHT)).toBeVisible()
    const [first, second] = [FIRST, SECOND].map((words) => holding(lead, 'listitem', words)) as [Locator, Locator]
    await opened(first, 'Answer it')
    await first.getByRole('radio', { name: 'Accepted', exact: true }).check()
    await first.getByLabel('What will be done').fill(ACTION)
    await choose(first.getByLabel('Whose it is'), /Director of communities/)
    await first.getByLabel('Due on').fill(inDays(80))
    await press(first, 'Answer it')
    await expect(first.getByRole('link', { name: ACTION })).toBeVisible()
    await opened(second, 'Answer it')
    await second.getByRole('radio', { name: 'Rejected', exact: true }).check()
    await second.getByLabel('Reason', { exact: true }).fill(NOT_SO)
    await press(second, 'Answer it')
    await expect(second.getByText(NOT_SO).first()).toBeVisible()

    // The reply is written, a body has it and minutes it, and it is agreed.
    await press(lead, 'Begin the council’s reply')
    const reply = lead.getByRole('textbox', { name: `Reply to ${REVIEW}` })
    await expect(reply).toBeVisible()
    await isSaved(lead)
    await reply.click()
    await lead.keyboard.type(REPLY)
    await isSaved(lead)
    await choose(lead.getByLabel(/^Which /), /Cabinet/)
    await lead.getByLabel('What the council calls it').fill('Cabinet')
    await lead.getByLabel('It meets on').fill(inDays(0))
    await press(lead, /^Send it to this/)
    await expect(lead.getByText(/^It is with Cabinet/)).toBeVisible()
    await lead.getByRole('link', { name: /^The minute .* is missing$/ }).click()
    await opened(lead, 'Enter the minute')
    await lead.getByLabel('What was minuted').fill('Resolved: that the reply is agreed as it was circulated.')
    await press(lead, 'Save the minute')
    await expect(lead.getByText('Resolved: that the reply is agreed as it was circulated.').first()).toBeVisible()
    await toPage(lead, PAGE.findings)
    await lead.getByRole('link', { name: 'Open the council’s reply' }).click()
    await sure(lead, 'Agree the reply', 'Agree it')
    await expect(lead.getByText(/It is agreed and stays as it is/)).toBeVisible()

    // The chief executive approves the plan.
    await toPage(lead, PAGE.plan)
    await opened(lead, 'Send it to be approved')
    await choose(lead.getByLabel('Who approves it'), /Chief executive/)
    await press(lead, 'Send the plan')
    await expect(lead.getByText(/It is with .*, since/)).toBeVisible()
    await chief.goto('/inbox')
    await chief.getByRole('link', { name: /^Approve the plan/ }).click()
    await sure(chief, 'Approve the plan', 'Approve it')
    await expect(chief.getByText(/^Approved by/)).toBeVisible()

    // A second person confirms what the lead asks to publish.
    await toPage(lead, PAGE.publish)
    await lead.getByRole('radio', { name: REVIEW }).check()
    await lead.getByText(/^1\. /).first().click()
    await lead.getByRole('checkbox', { name: /^1\.1 / }).check()
    await press(lead, 'Ask for it to be published')
    await expect(lead.getByRole('heading', { name: 'Waits to be confirmed' })).toBeVisible()
    await expect(lead.getByRole('button', { name: 'Confirm and publish' })).toBeHidden()
    await toPage(chief, PAGE.publish)
    await sure(chief, 'Confirm and publish', 'Confirm and publish')
    const path = await chief.getByRole('link', { name: 'Open it as anybody reads it' }).getAttribute('href')
    const anybody = await (await browser.newContext()).newPage()
    await anybody.goto(path ?? '')
    await expect(anybody.getByRole('heading', { name: `Peer review: ${REVIEW}` })).toBeVisible()
    for (const words of [RIGHT, FIRST, ACTION, SECOND, NOT_SO, REPLY])
      await expect(anybody.getByText(words).first()).toBeVisible()
    await expect(anybody.getByText(COMMENT)).toBeHidden()
    await expect(anybody.getByText(HEARD)).toBeHidden()
  },
)

test(
  'the council says how far it is, the peers say how they see it, and their progress review is published',
  LONG,
  async ({ browser }) => {
    const lead = await northmoor(browser, 'lead')
    await toPage(lead, PAGE.findings)
    await press(lead, 'Begin the progress review')
    for (const [at, words] of STATED.entries()) {
      const of = holding(lead, 'listitem', [FIRST, SECOND][at] ?? '')
      await opened(of, 'Write the statement')
      const form = of.getByRole('form', { name: `Statement on recommendation ${at + 1}` })
      await form.getByLabel('How far the council is, and what you make of it').fill(words)
      await press(form, 'Save')
      await expect(of.getByText('Change the statement')).toBeVisible()
    }
    await opened(lead, 'Hand it to the peers')
    await press(lead, 'Hand it over')
    await expect(lead.getByText(/^Handed to the peers on/)).toBeVisible()

    const peer = await sit(browser, PEER.email)
    const mails = await mailsTo(peer, PEER.email, 2)
    await mails.getByRole('link', { name: 'Open the progress review' }).click()
    const leadPeer = await sit(browser, LEAD_PEER.email)
    await toRoom(leadPeer, ROOM.progress)
    for (const [at, words] of SEEN.entries()) {
      const page = at === 0 ? peer : leadPeer
      const of = holding(page, 'listitem', [FIRST, SECOND][at] ?? '')
      await expect(of.getByText(STATED[at] ?? '')).toBeVisible()
      await opened(of, 'Write the view')
      const form = of.getByRole('form', { name: `View on recommendation ${at + 1}` })
      await form.getByRole('radio', { name: at === 0 ? 'Done' : 'No longer relevant', exact: true }).check()
      await form.getByLabel('Why the team sees it so').fill(words)
      await press(form, 'Save for the team')
      await expect(of.getByText('Change the view')).toBeVisible()
    }
    await expect(lead.getByText(SEEN[0] ?? '')).toBeHidden()
    await toRoom(leadPeer, ROOM.progress)
    await sure(leadPeer, 'Publish to the council', 'Publish it')
    await expect(leadPeer.getByText(/^Published to the council on/)).toBeVisible()
    await lead.reload()
    for (const words of [...STATED, ...SEEN]) await expect(lead.getByText(words).first()).toBeVisible()
  },
)

test(
  'the lead begins the next cycle from the last one, and finds its answers and what peers asked at the same words',
  LONG,
  async ({ browser }) => {
    const lead = await northmoor(browser, 'lead')
    await lead.goto(base)
    await lead.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Northmoor Council' }).click()
    await lead.getByRole('link', { name: 'Start an assessment' }).click()
    const form = lead.getByRole('form', { name: 'Start from Self-assessment 2025 to 2026' })
    await form.getByLabel('What is it called?').fill('Self-assessment 2027 to 2028')
    await press(form, 'Start from the last one')
    await expect(lead.getByRole('heading', { level: 1, name: 'Set-up' })).toBeVisible()
    await lead
      .getByRole('navigation', { name: 'Assessment' })
      .getByRole('link', { name: PAGE.questions, exact: true })
      .first()
      .click()
    const answer = await editorOf(lead, QUESTION)
    await expect(answer).toContainText(WORDS)
    await show(lead, 'Comments')
    const carried = lead.getByRole('article').filter({ hasText: COMMENT }).first()
    await expect(carried).toContainText(WORDS)
    await expect(carried).toContainText(ANSWER)
  },
)
