import type { Page } from '@playwright/test'
import { buildWorld, type Person } from '../kit/world'
import type { Cast } from '../kit/world/cast'
import { openMeeting, recordLevel, reveal, revealAll, score, signAndSubmit, takeStand } from './acts'
import { expect, LONG, test } from './journey'
import { comeInBy, editorOf, isSaved, show } from './people'

const HIDDEN = 'Canary of whoever left'

/** Names somebody to follow, on the page that asks who. */
const follow = async (lead: Page, who: RegExp, duty: string, reason: string) => {
  await expect(lead.getByRole('heading', { name: new RegExp(`Who follows .* as ${duty}`) })).toBeVisible()
  const form = lead.getByRole('form', { name: 'Name a successor' })
  const chosen = await form.getByRole('option').filter({ hasText: who }).first().textContent()
  await form.getByLabel('Who follows?').selectOption({ label: chosen ?? '' })
  await form.getByLabel('Why?').fill(reason)
  await form.getByRole('button', { name: `Name this person ${duty}` }).click()
  await lead.waitForURL(/\/setup$/)
}

/** Who is in the assessment, and three who are named later. */
const PEOPLE = {
  leader: { role: 'member', name: 'Gareth Silverdale', group: 'Hill', duties: ['assessor', 'signatory'] },
  chair: { role: 'member', name: 'Edith Marchwell', group: 'Vale', duties: ['assessor', 'chair'] },
  joan: { role: 'member', name: 'Joan Tanglewood', group: 'Shore', duties: ['assessor'] },
  chidi: { role: 'member', name: 'Chidi Roundtree', group: 'Hill', duties: ['assessor'] },
  noor: { role: 'officer', name: 'Noor Whitcombe', duties: ['signatory'] },
  pauline: { role: 'member', name: 'Pauline Farthingdale', group: 'Vale' },
  martin: { role: 'member', name: 'Martin Applegarth', group: 'Hill' },
  stefan: { role: 'officer', name: 'Stefan Ollerby' },
} satisfies Cast

test(
  'an assessor leaves while they score, the chair before the meeting, a signatory before signing: it goes on to a submission that says so',
  LONG,
  async ({ browser, owner }) => {
    const title = 'People come and go'
    const w = await buildWorld({ owner, state: 'scoring', questions: ['1.1'], ready: ['1.1'], cast: PEOPLE, title })
    const come = async (who: Person) => comeInBy(browser, await w.sessionOf(who))
    const council = `/c/${w.council.slug}`
    const base = `${council}/assessments/${w.assessmentId}`
    const question = `${base}/q/1.1`
    const lead = await come(w.lead)
    await lead.goto(question)
    await (await editorOf(lead, '1.1')).click()
    await lead.keyboard.type('The profile is shared by every service.')
    await isSaved(lead)

    // An assessor scores and leaves the council. The lead sees before what ends, and after who is missing.
    const [gone, leader] = [await come(w.chidi), await come(w.leader)]
    await gone.goto(question)
    await score(gone, 1, HIDDEN)
    await leader.goto(question)
    await score(leader, 3, 'What the leader saw')
    await lead.goto(`${council}/people`)
    await lead.getByRole('searchbox').fill('roundtree')
    await lead.getByRole('button', { name: 'Search' }).click()
    await lead.getByRole('link', { name: 'Chidi Roundtree' }).click()
    await lead.getByRole('link', { name: 'End the role here' }).click()
    const ends = lead.getByRole('region', { name: 'What ends today' })
    await expect(ends.getByText('Assessor, People come and go')).toBeVisible()
    await lead.getByRole('button', { name: 'End the role of Chidi Roundtree today' }).click()
    await expect(lead.getByText(/No longer here/)).toBeVisible()
    await lead.goto(`${council}/people?show=left`)
    await expect(lead.getByRole('link', { name: 'Chidi Roundtree' })).toBeVisible()
    await lead.goto(base)
    const band = lead.getByText('Chidi Roundtree does not assess any more')
    await expect(band).toBeVisible()
    await lead.getByRole('link', { name: 'Name a successor' }).click()
    await follow(lead, /Pauline Farthingdale/, 'assessor', 'He moved away')
    await lead.goto(base)
    await expect(band).toBeHidden()

    // Who follows scores from the next round on, which the lead opens by putting this one aside.
    const next = await come(w.pauline)
    await next.goto(question)
    await show(next, 'Score')
    await expect(next.getByText(/from the next round of this question on/)).toBeVisible()
    await lead.goto(question)
    await show(lead, 'Score')
    await lead.getByLabel('Why is this round put aside?').fill('An assessor left while we scored.')
    await lead.getByRole('button', { name: 'Put round 1 aside and open round 2' }).click()
    await expect(lead.getByText(/Round 2 of at most 4/)).toBeVisible()

    // The chair changes before the meeting.
    await lead.goto(`${base}/setup/people`)
    await lead.getByRole('link', { name: 'Replace Edith Marchwell' }).first().click()
    await follow(lead, /Martin Applegarth/, 'chair', 'She is on leave')
    await openMeeting(lead, base)
    const [edith, joan, martin] = [await come(w.chair), await come(w.joan), await come(w.martin)]
    for (const [page, level] of [
      [leader, 3],
      [edith, 3],
      [joan, 2],
      [next, 3],
    ] as const) {
      await page.goto(question)
      await score(page, level, 'Seen anew')
    }
    await edith.reload()
    await show(edith, 'Score')
    await expect(reveal(edith)).toBeHidden()
    await martin.goto(question)
    await show(martin, 'Score')
    await revealAll(martin)
    await expect(martin.getByText('Seen anew').first()).toBeVisible()
    await expect(martin.getByText(HIDDEN)).toHaveCount(0)
    await recordLevel(martin, 'Most services use it.')
    for (const page of [leader, edith, joan, next]) await takeStand(page, question)

    // A signatory changes before signing; two sign, the lead submits.
    await lead.goto(`${base}/setup/people`)
    await lead.getByRole('link', { name: 'Replace Noor Whitcombe' }).click()
    await follow(lead, /Stefan Ollerby/, 'signatory', 'She retires')
    await signAndSubmit(lead, base, [leader, await come(w.stefan)])

    // Record, report, trail and the sealed file say who followed whom, when and why.
    const changes = [
      ['Chidi Roundtree', 'Pauline Farthingdale', 'He moved away'],
      ['Edith Marchwell', 'Martin Applegarth', 'She is on leave'],
      ['Noor Whitcombe', 'Stefan Ollerby', 'She retires'],
    ] as const
    for (const path of [`${base}/record`, `${base}/report`]) {
      await lead.goto(path)
      for (const [before, after, why] of changes) {
        const line = lead
          .getByRole('listitem')
          .filter({ hasText: before })
          .filter({ hasText: `${after},` })
        await expect(line.filter({ hasText: why }).first(), `${path}: ${after}`).toBeVisible()
      }
      await expect(lead.getByText('An assessor left while we scored.').first(), path).toBeVisible()
    }
    await lead.goto(`${base}/trail?kind=people`)
    for (const [before, after, why] of changes) {
      await expect(lead.getByText(new RegExp(`Named ${after} \\w+ after ${before}`))).toBeVisible()
      await expect(lead.getByText(`Why: ${why}`)).toBeVisible()
    }
    await lead.goto(`${council}/trail?kind=scoring`)
    await expect(lead.getByText('Put round 1 aside')).toBeVisible()
    const sealed = await (await lead.request.get(`${base}/export?format=json`)).text()
    for (const one of [...changes.flat(), 'An assessor left while we scored.']) expect(sealed).toContain(one)
    expect(sealed).not.toContain(HIDDEN)
    await gone.goto('/')
    await expect(gone.getByRole('link', { name: w.council.name })).toBeHidden()
  },
)
