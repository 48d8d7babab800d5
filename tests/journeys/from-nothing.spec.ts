import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { ownPort } from '../kit/product'
import { fillScore, sure, takeStand, task } from './acts'
import { OFFICE, toALeadWithAnAssessment } from './first-lead'
import { expect, LONG, test } from './journey'
import { LIST, type Short, startEmpty } from './newby'
import { editorOf, isSaved } from './people'
import { countPresses } from './presses'

/** Five people from an empty installation to a sealed submission: each finds everything by what is written on the page. */
const MOST = { setUp: 60, score: 6, agree: 3 }
const QUESTIONS = ['1.1', '3.1'] as const
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

test.describe.configure({ mode: 'serial' })
let newby: Awaited<ReturnType<typeof startEmpty>>
let base = ''
test.use({ baseURL: `http://localhost:${ownPort(8)}` })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  newby = await startEmpty(ownPort(8))
})
test.afterAll(() => newby?.end())

const admin = (...words: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/admin/command.ts', ...words], {
    env: {
      ...{ ...process.env, ...newby.accounts.settings, DEMO: '0' },
      ...{ DATA_DIR: newby.product.dataDir, APP_URL: newby.url, SMTP_URL: newby.mail.url },
    },
  })
const sit = async (browser: Browser, who: string, more = {}) => (await newby.comeBack(browser, who, more)).newPage()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const back = (page: Page) => page.getByRole('link', { name: 'Set-up' }).last().click()

test('a head of policy sets up 40 questions with 12 people, from an empty installation', LONG, async ({ browser }) => {
  await admin('invite-programme', OFFICE)
  let presses: Awaited<ReturnType<typeof countPresses>> | undefined
  const fresh = async () => {
    const context = await browser.newContext({ baseURL: newby.url })
    presses = await countPresses(context)
    return context.newPage()
  }
  const lead = await toALeadWithAnAssessment({ fresh, mail: newby.mail, accounts: newby.accounts })
  base = new URL(lead.url()).pathname.replace(/\/setup$/, '')

  // Groups, and everybody at once from a list.
  await task(lead, 'People')
  await lead.getByRole('link', { name: 'Somebody is missing: invite them' }).click()
  const crumbs = lead.getByRole('navigation', { name: 'Breadcrumb' })
  await crumbs.getByRole('link', { name: 'People' }).click()
  for (const group of ['Harbour', 'Moor']) {
    await lead.getByRole('form', { name: 'Add a political group' }).getByLabel('Name of a group').fill(group)
    await press(lead, 'Add the group')
    await expect(lead.getByRole('listitem').filter({ hasText: group }).first()).toBeVisible()
  }
  await lead.getByRole('link', { name: 'Invite somebody' }).click()
  await lead.getByLabel('Names and addresses').fill(LIST)
  await press(lead, 'Check the list')
  await press(lead, 'Invite 12 people')
  await expect(lead.getByText('12 invitations are saved.')).toBeVisible()

  // They are named before they have come.
  await crumbs.getByRole('link', { name: 'Newby Council' }).click()
  await lead.getByRole('link', { name: 'Self-assessment 2027' }).first().click()
  await lead
    .getByRole('link', { name: /Go on with the set-up|Set-up/ })
    .first()
    .click()
  await task(lead, 'People')
  for (const group of ['Harbour', 'Moor']) await lead.getByRole('checkbox', { name: `All of ${group}` }).check()
  for (const officer of ['Noor Whitby', 'Fay Okonkwo'])
    await lead.getByRole('checkbox', { name: `Assessor: ${officer}` }).check()
  await lead.getByRole('radio', { name: 'Chair: Carol Hartley' }).check()
  for (const who of ['Gwen Ashdown', 'Noor Whitby']) await lead.getByRole('checkbox', { name: `Signs: ${who}` }).check()
  await press(lead, 'Save people')
  await task(lead, 'Title and dates')
  await lead.getByLabel('Date of the meeting').fill('2099-06-19')
  await lead.getByLabel('Scores are due').fill('2099-06-12')
  await press(lead, 'Save title and dates')
  await expect(lead.getByText('Meeting on Friday 19 June 2099.')).toBeVisible()

  // Those who are to write have come by now.
  for (const who of ['carol', 'gwen', 'noor', 'fay', 'moira'] as const) await newby.join(browser, who)
  await newby.join(browser, 'owen', PHONE)
  await lead.reload()
  await task(lead, 'Who writes what')
  for (const [place, who] of ['Noor Whitby', 'Gwen Ashdown', 'Fay Okonkwo', 'Carol Hartley', 'Owen Marsh'].entries()) {
    await lead.getByRole('checkbox', { name: new RegExp(`^All of ${place + 1}`) }).check()
    await lead.getByRole('radio', { name: new RegExp(`^${who}`) }).check()
    await press(lead, `Give 8 to ${who}`)
    await expect(lead.getByText(`${(place + 1) * 8} of 40 have a writer`)).toBeVisible()
  }
  await back(lead)
  await task(lead, 'Check and open')
  await press(lead, 'Open the answers for writing')
  await expect(lead.getByRole('heading', { name: 'The answers are open' })).toBeVisible()
  expect(presses?.told('set-up of 40 questions with 12 people', MOST.setUp)).toBeLessThanOrEqual(MOST.setUp)

  // A council that begins small leaves the rest out, with its reason.
  await lead.getByRole('link', { name: 'Set-up' }).last().click()
  await task(lead, 'Questions')
  for (const area of ['1', '2', '3', '4', '5'])
    await lead.getByRole('checkbox', { name: new RegExp(`^All of ${area}`) }).check()
  for (const code of QUESTIONS)
    await lead.getByRole('checkbox', { name: new RegExp(`^${code.replace('.', '\\.')} `) }).uncheck()
  await lead.getByLabel('Why are they left out?').fill('We begin with two questions.')
  await press(lead, 'Leave 38 questions out')
  await expect(lead.getByText('2 of 40 are in')).toBeVisible()

  // Who is section 151 officer stands with the people.
  await lead.getByRole('link', { name: 'Newby Council' }).first().click()
  await lead.getByRole('link', { name: 'People' }).first().click()
  await lead.getByRole('link', { name: 'Fay Okonkwo' }).first().click()
  await lead.getByText('Position', { exact: true }).click()
  await press(lead, 'Name section 151 officer from today')
  await expect(lead.getByRole('button', { name: 'No longer section 151 officer from today' })).toBeVisible()
  await newby.keep('lena', lead)
})

test(
  'a finance director’s twenty minutes: from the inbox to a written answer that is ready',
  LONG,
  async ({ browser }) => {
    const fay = await sit(browser, 'fay')
    await fay.goto('/inbox')
    await fay.getByRole('link', { name: /3\.1/ }).first().click()
    const answer = await editorOf(fay, '3.1')
    await answer.click()
    await fay.keyboard.type('The plan covers five years and is tested each autumn.')
    await isSaved(fay)
    await fay.getByRole('radio', { name: 'Ready to score' }).check()
    await press(fay, 'Save how far it is')
    await expect(fay.getByText('Saved', { exact: true })).toBeVisible()

    // The other answer is written too, and the head of policy opens scoring.
    const noor = await sit(browser, 'noor')
    await noor.goto(`${base}/q/1.1`)
    await (await editorOf(noor, '1.1')).click()
    await noor.keyboard.type('Every service uses one profile of the place.')
    await isSaved(noor)
    await noor.getByRole('radio', { name: 'Ready to score' }).check()
    await press(noor, 'Save how far it is')
    await expect(noor.getByText('Saved', { exact: true })).toBeVisible()
    const lead = await sit(browser, 'lena')
    await lead.goto(base)
    await expect(lead.getByText('3 people who are named have still to accept an invitation.')).toBeVisible()
    for (const who of ['pia', 'ravi', 'tess'] as const) await newby.join(browser, who)
    await lead.reload()
    await sure(lead, 'Open scoring…', 'Open scoring and fix the rules')
    await expect(lead.getByRole('button', { name: 'Open the meeting…' })).toBeVisible()
  },
)

test('a councillor of 67 scores on a phone, from the inbox, question after question', LONG, async ({ browser }) => {
  const context = await newby.comeBack(browser, 'owen', PHONE)
  const presses = await countPresses(context)
  const owen = await context.newPage()
  await owen.goto('/inbox')
  await owen
    .getByRole('link', { name: /^Score/ })
    .first()
    .click()
  await expect(owen.getByRole('form', { name: 'Your score' })).toBeVisible()
  presses.told('from the inbox to a score sheet', 2)
  const form = owen.getByRole('form', { name: 'Your score' })
  await fillScore(owen, 2, 'The quay still has its own list.')
  await form.getByRole('button', { name: /^Submit/ }).click()
  await expect(owen.getByText(/is submitted/).first()).toBeVisible()
  expect(presses.told('a score on a phone', MOST.score)).toBeLessThanOrEqual(MOST.score)
  const rest: [Short, number][] = [
    ['carol', 3],
    ['gwen', 3],
    ['noor', 3],
    ['fay', 3],
    ['pia', 3],
    ['ravi', 3],
    ['tess', 3],
    ['owen', 3],
  ]
  for (const [who, level] of rest) {
    const page = who === 'owen' ? owen : await sit(browser, who)
    for (const [place, code] of QUESTIONS.entries()) {
      if (who === 'owen' && place === 0) continue
      await page.goto(`${base}/score/${code[0]}`)
      await fillScore(page, level, `${who} has seen the figures.`)
      await page
        .getByRole('form', { name: 'Your score' })
        .getByRole('button', { name: /^Submit/ })
        .click()
      await expect(page.getByText(`You have submitted ${place + 1} of 2.`)).toBeVisible()
    }
  }
})

test('a chair’s meeting: reveal, agree, and one who disagrees is kept', LONG, async ({ browser }) => {
  const lead = await sit(browser, 'lena')
  await lead.goto(base)
  await sure(lead, 'Open the meeting…', 'Open the meeting')
  const context = await newby.comeBack(browser, 'carol')
  const presses = await countPresses(context)
  const carol = await context.newPage()
  await carol.goto(`${base}/meeting`)
  await press(carol, 'Facilitate this meeting')
  for (const [place, code] of QUESTIONS.entries()) {
    await press(carol, new RegExp(`^${place === 0 ? 'Begin with' : 'Go on to'} question ${code}`))
    await press(carol, 'Open scoring on every screen')
    await sure(carol, 'Reveal the scores…', 'Reveal all scores on every screen')
    const reason = carol.getByRole('textbox', { name: `Reason for the level of question ${code}` })
    const record = carol.getByRole('button', { name: 'Record 3 Maturing as agreed' })
    await expect(record).toBeVisible()
    presses.told(`${code} opened and revealed`, 4)
    // Where all chose one level its reason stands there already; otherwise the meeting writes it together.
    if (place === 0) {
      await isSaved(carol)
      await reason.pressSequentially('Most services use it. ')
      await isSaved(carol)
    }
    await record.click()
    await expect(carol.getByRole('region', { name: 'Whether you agree with the level' })).toBeVisible()
    expect(presses.told(`the level of ${code} agreed by the chair`, MOST.agree)).toBeLessThanOrEqual(MOST.agree)
    await carol.getByRole('button', { name: 'I agree', exact: true }).click()
    await expect(carol.getByText('You agree.')).toBeVisible()
    presses.told(`the chair’s own stand on ${code}`, MOST.agree)
  }
  for (const who of ['gwen', 'noor', 'fay', 'owen'] as const) {
    const theirs = await newby.comeBack(browser, who, who === 'owen' ? PHONE : {})
    const counted = await countPresses(theirs)
    const page = await theirs.newPage()
    for (const code of QUESTIONS) {
      const isAgainst = who === 'owen' && code === '1.1'
      await takeStand(page, `${base}/q/${code}`, isAgainst ? 'The quay is not in the profile.' : undefined)
      if (!isAgainst) expect(counted.told(`${who} agrees on ${code}`, MOST.agree)).toBeLessThanOrEqual(MOST.agree)
      else counted.told(`${who} disagrees on ${code}`, MOST.agree)
    }
  }
})

test(
  'a chief executive who declines once: notes of the statutory officers, signatures that fall, and one seal',
  LONG,
  async ({ browser }) => {
    const [lead, noor, gwen, fay] = [
      await sit(browser, 'lena'),
      await sit(browser, 'noor'),
      await sit(browser, 'gwen'),
      await sit(browser, 'fay'),
    ]
    await lead.goto(`${base}/submit`)
    await sure(lead, 'Freeze the answers…', 'Freeze the answers and ask for signatures')
    await expect(lead.getByRole('heading', { name: 'The statement' })).toBeVisible()

    // The Leader signs; the chief executive asks for something first.
    await gwen.goto('/inbox')
    await gwen.getByRole('link', { name: /^Sign/ }).first().click()
    await sure(gwen, 'Sign the statement…', /^Sign as/)
    await expect(gwen.getByText('Take my signature back')).toBeVisible()
    await noor.goto(`${base}/submit`)
    await noor.getByLabel('What would have to change?').fill('The section 151 officer has to say what the gap is.')
    await press(noor, 'Decline and give this reason')
    await expect(noor.getByText('Declined to sign')).toBeVisible()
    await lead.goto('/inbox')
    await expect(lead.getByText('Noor Whitby declined to sign').first()).toBeVisible()

    // The finance director says it, and the signature that was given before falls.
    await fay.goto('/inbox')
    await fay
      .getByRole('link', { name: /you may add a note/ })
      .first()
      .click()
    await fay
      .getByLabel('What signatories and readers should know')
      .fill('At a pay award of 4 per cent the gap is £2.1 million wider.')
    await press(fay, 'Add the note')
    await expect(fay.getByRole('figure', { name: 'Note of the section 151 officer' })).toBeVisible()
    await gwen.reload()
    await expect(gwen.getByText(/Had signed before a note/)).toBeVisible()
    await expect(gwen.getByText('£2.1 million wider')).toBeVisible()
    await expect(gwen.getByRole('button', { name: /Change your note|Withdraw/ })).toHaveCount(0)
    await gwen.getByText('The whole of it', { exact: true }).click()
    const seal = await gwen.getByRole('code').last().textContent()
    for (const page of [gwen, noor]) {
      await page.goto(`${base}/submit`)
      await sure(page, 'Sign the statement…', /^Sign as/)
      await expect(page.getByText('Take my signature back')).toBeVisible()
    }
    await lead.goto(`${base}/submit`)
    await sure(lead, 'Submit the assessment…', 'Submit the assessment')
    await expect(lead.getByText('This assessment is submitted')).toBeVisible()
    await lead.getByRole('link', { name: 'Read the submission' }).click()
    await lead.getByText('How to check this', { exact: true }).first().click()
    await expect(lead.getByText(seal ?? 'no seal')).toBeVisible()
    await expect(lead.getByText('£2.1 million wider')).toBeVisible()
    await expect(lead.getByText('The quay is not in the profile.').first()).toBeVisible()
  },
)
