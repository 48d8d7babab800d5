import type { Browser } from '@playwright/test'
import PDFDocument from 'pdfkit'
import { filesOf, openMeeting, recordLevel, revealAll, score, signAndSubmit, sure, takeStand, task } from './acts'
import { expect, LONG, test } from './journey'
import { comeIn, editorOf, isSaved, show, type Wire } from './people'

const SECRETS = ['Canary leader reason', 'Canary chair reason', 'Canary third reason']
const ASSESSORS = ['leader', 'chair', 'member5']

async function pdf(): Promise<Buffer> {
  const made = new PDFDocument()
  const chunks: Buffer[] = []
  made.on('data', (chunk: Buffer) => chunks.push(chunk))
  const whole = new Promise<Buffer>((done) => made.on('end', () => done(Buffer.concat(chunks))))
  made.text('Figures on the place')
  made.end()
  return whole
}

const people = (browser: Browser) => async (account: string) => comeIn(browser, `${account}@eastvale.example`)

test(
  'a council writes, scores blind, agrees with dissent, signs and submits, and hears its peers',
  LONG,
  async ({ browser, expectError, owner }) => {
    const come = people(browser)
    const lead = (await come('lead')).page

    // The lead creates an assessment of one question.
    await lead.goto('/c/eastvale/assessments/new')
    await lead.getByRole('button', { name: 'Start the assessment' }).click()
    await expect(lead.getByText('Enter a title').first()).toBeVisible()
    await lead.getByLabel('What is it called?').fill('Journey assessment')
    await lead.getByRole('button', { name: 'Start the assessment' }).click()
    await expect(lead.getByRole('heading', { name: 'Set-up' })).toBeVisible()
    const base = new URL(lead.url()).pathname.replace(/\/setup$/, '')
    await task(lead, 'People')
    for (const who of ['Gareth Silverdale', 'Edith Marchwell', 'Joan Tanglewood'])
      await lead.getByRole('checkbox', { name: `Assessor: ${who}` }).check()
    await lead.getByRole('radio', { name: 'Chair: Edith Marchwell' }).check()
    for (const who of ['Gareth Silverdale', 'Noor Whitcombe'])
      await lead.getByRole('checkbox', { name: `Signs: ${who}` }).check()
    await lead.getByRole('button', { name: 'Save people' }).click()
    await task(lead, 'Questions')
    for (const area of ['2', '3', '4', '5']) await lead.getByRole('checkbox', { name: `All of ${area}` }).check()
    await lead.getByRole('checkbox', { name: /^All of 1/ }).check()
    await lead.getByRole('checkbox', { name: /^1\.1 / }).uncheck()
    const leave = lead.getByRole('form', { name: 'Left out' })
    await leave.getByRole('button', { name: 'Leave 39 questions out' }).click()
    await expect(leave.getByText(/Say why these questions are left out/).first()).toBeVisible()
    await leave.getByLabel('Why are they left out?').fill('This round looks at one question only.')
    await leave.getByRole('button', { name: 'Leave 39 questions out' }).click()
    await expect(lead.getByText('1 of 40 are in')).toBeVisible()
    await lead.getByRole('link', { name: 'Set-up' }).last().click()
    await task(lead, 'Check and open')
    await lead.getByRole('button', { name: 'Open the answers for writing' }).click()
    await expect(lead.getByRole('heading', { name: 'The answers are open' })).toBeVisible()

    // Two officers type in the same answer at the same time and see each other's carets.
    const question = `${base}/q/1.1`
    const [one, two] = [(await come('officer')).page, (await come('finance')).page]
    await Promise.all([one.goto(question), two.goto(question)])
    const [oneText, twoText] = [await editorOf(one, '1.1'), await editorOf(two, '1.1')]
    await oneText.click()
    await one.keyboard.type('The profile is shared by every service. ')
    await expect(twoText).toContainText('shared by every service.')
    await twoText.click()
    await two.keyboard.press('Control+End')
    await Promise.all([two.keyboard.type('Finance uses it for the plan.'), one.keyboard.type('Housing too. ')])
    for (const text of [oneText, twoText]) {
      await expect(text).toContainText('Finance uses it for the plan.')
      await expect(text).toContainText('Housing too.')
    }
    await expect(one.locator('.remote-caret-name')).toHaveAttribute('data-name', 'Stefan Ollerby')
    await expect(two.locator('.remote-caret-name')).toHaveAttribute('data-name', 'Hannah Quillfeather')
    await isSaved(one)
    await isSaved(two)
    await one.reload()
    await expect(await editorOf(one, '1.1')).toContainText('Finance uses it for the plan.')

    // A real PDF is attached; a program that calls itself one is refused and the title stays.
    await show(one, 'Evidence')
    const attach = one.getByRole('form', { name: 'Attach evidence' })
    await attach.getByLabel('Title').fill('Figures on the place')
    await attach.getByLabel('Date of the information').fill('2026-03-31')
    await attach.getByRole('radio', { name: /Public/ }).check()
    await filesOf(attach).setInputFiles({
      name: 'report.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ this is a program'),
    })
    expectError(/status of 422 .*\/evidence$/)
    await attach.getByRole('button', { name: 'Attach evidence' }).click()
    await expect(attach.getByRole('alert')).toBeVisible()
    await expect(attach.getByLabel('Title')).toHaveValue('Figures on the place')
    await filesOf(attach).setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: await pdf() })
    await attach.getByRole('button', { name: 'Attach evidence' }).click()
    await expect(one.getByRole('link', { name: /Figures on the place/ }).first()).toBeVisible()

    // A member comments on selected words; the officer hears of it without reloading.
    const member = (await come('member1')).page
    await member.goto(question)
    const memberText = await editorOf(member, '1.1')
    await memberText.click()
    await member.keyboard.press('Home')
    await member.keyboard.press('Shift+End')
    await show(member, 'Comments')
    await member.getByRole('button', { name: /Comment on the selected words/ }).click()
    await member.getByLabel('Comment on the selected words').last().fill('Which plan is meant?')
    await member.getByRole('button', { name: 'Add comment' }).first().click()
    await expect(member.getByText('Which plan is meant?')).toBeVisible()
    await expect(member.locator('.comment-mark').first()).toBeVisible()
    await show(one, 'Comments')
    await expect(one.getByText('Which plan is meant?')).toBeVisible()

    // Ready, then scoring opens.
    await one.getByRole('radio', { name: 'Ready to score' }).check()
    await one.getByRole('button', { name: 'Save how far it is' }).click()
    await expect(one.getByText('Saved', { exact: true })).toBeVisible()
    await lead.goto(base)
    await sure(lead, 'Open scoring…', 'Open scoring and fix the rules')
    await expect(lead.getByRole('button', { name: 'Open the meeting…' })).toBeVisible()

    // Three assessors of three groups score; nobody hears another's score before the reveal.
    const assessors: Wire[] = []
    for (const account of ASSESSORS) assessors.push(await come(account))
    for (const { page } of assessors) await page.goto(question)
    for (const [place, { page }] of assessors.entries()) await score(page, [2, 3, 1][place] ?? 3, SECRETS[place] ?? '')
    await openMeeting(lead, base)
    for (const { page } of assessors) {
      await page.goto(question)
      await show(page, 'Score')
    }
    for (const [place, { heard }] of assessors.entries()) {
      const wire = heard.join('\n')
      for (const [other, secret] of SECRETS.entries()) {
        if (other === place) expect(wire, 'one hears one’s own score').toContain(secret)
        else expect(wire, `${ASSESSORS[place]} hears nothing of ${ASSESSORS[other]}`).not.toContain(secret)
      }
    }

    // Reveal, a second round, and the level agreed with a reason while one dissents.
    const chair = (assessors[1] as Wire).page
    await revealAll(chair)
    await expect(chair.getByText('Canary third reason')).toBeVisible()
    await expect((assessors[0] as Wire).page.getByText('Canary third reason')).toBeVisible()
    await chair.getByText('Score again, round 2').click()
    await chair.getByLabel('Why is another round needed?').fill('The officers explained the figures.')
    await chair.getByRole('button', { name: 'Open round 2 and ask every assessor again' }).click()
    await expect(chair.getByText(/Round 2 of at most 3/)).toBeVisible()
    for (const [place, { page }] of assessors.entries()) {
      await page.goto(question)
      await score(page, place === 2 ? 2 : 3, `Second round ${place}`)
    }
    await chair.goto(question)
    await show(chair, 'Score')
    await revealAll(chair)
    await recordLevel(chair, 'The profile is used by most services.')
    for (const [place, { page }] of assessors.entries())
      await takeStand(page, question, place === 2 ? 'Two services still use their own figures.' : undefined)

    // Two sign; the lead submits.
    await signAndSubmit(lead, base, [(assessors[0] as Wire).page, (await come('chief.executive')).page])

    // A peer comments on frozen words; the council reads the comment in place.
    await lead.goto(`${base}/reviews`)
    await lead.getByLabel('Title of the review').fill('Journey review')
    await lead.getByLabel('Last day of the review').fill('2099-01-31')
    await lead.getByLabel('The team').fill('Idris Coldbrook, peer1@peers.example')
    await lead.getByRole('button', { name: 'Invite the team' }).click()
    await expect(lead.getByRole('heading', { name: 'Journey review' })).toBeVisible()
    const peer = (await comeIn(browser, 'peer1@peers.example')).page
    await peer.goto('/')
    await peer.getByRole('link', { name: 'Journey review' }).click()
    await expect(peer.getByText('The profile is shared')).toBeHidden()
    await peer.getByLabel('No conflict of interest').check()
    await peer.getByRole('button', { name: 'Declare and go on' }).click()
    const frozen = peer.getByRole('textbox', { name: 'Submitted answer to question 1.1' })
    await expect(frozen).toContainText('The profile is shared by every service.')
    await frozen.click()
    await peer.keyboard.type('A peer cannot write this')
    await expect(frozen).not.toContainText('A peer cannot write this')
    await peer.keyboard.press('Home')
    await peer.keyboard.press('Shift+End')
    const about = peer.getByRole('region', { name: 'Comments on question 1.1' })
    await about.getByRole('button', { name: 'Comment on these words' }).click()
    await about.getByLabel('Your comment').fill('Who keeps it when the manager is away?')
    await about.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(about.getByText('Who keeps it when the manager is away?').first()).toBeVisible()
    await about.getByRole('button', { name: 'Share with the council' }).click()
    await peer.getByRole('button', { name: 'Share it' }).click()
    await expect(about.getByText(/the council sees it from/)).toBeVisible()
    await owner.query(
      `update review_comments set shared_at = shared_at - interval '16 minutes' where body like 'Who keeps%'`,
    )
    expectError(/status of 404 .*\/q\/1\.1$/)
    const refused = await peer.goto(question)
    expect(refused?.status()).toBe(404)
    await one.goto(`${base}/report`)
    await expect(one.getByText('Who keeps it when the manager is away?')).toBeVisible()
    await expect(one.locator('.comment-mark').first()).toBeVisible()
    await one.getByRole('button', { name: /^Answer/ }).click()
    await one.getByLabel(/The council’s answer to/).fill('The deputy does')
    await one.getByRole('button', { name: 'Answer', exact: true }).click()
    await expect(one.getByText('the council’s answer')).toBeVisible()

    // Access ends with the review.
    await lead.reload()
    await lead.getByRole('button', { name: 'End the review and the peers’ access' }).click()
    await lead.getByRole('dialog').getByRole('button', { name: 'End the review and the peers’ access' }).click()
    await expect(lead.getByText('Ended', { exact: true })).toBeVisible()
    await peer.goto('/')
    await expect(peer.getByRole('link', { name: 'Journey review' })).toBeHidden()
  },
)
