import type { Browser, Locator, Page } from '@playwright/test'
import type pg from 'pg'
import type { Caller } from '@/db/gate'
import { lowerHand } from '@/lib/meeting/lower-hand'
import { raiseHand } from '@/lib/meeting/raise-hand'
import { submitScore } from '@/lib/score/submit-score'
import { buildWorld, meetingOf, type World } from '../kit/world'
import { axeFinds } from './axe'
import { expect, LONG, test } from './journey'
import { keyboardOf } from './keyboard'
import { comeInBy, isSaved } from './people'

let database: pg.Pool
let m: World

test.beforeAll(async ({ owner }) => {
  database = owner
  m = await buildWorld({ owner, ...meetingOf(9, 3) })
})

const found: string[] = []

/** What axe finds on a page as it stands: wide, and as narrow as a phone, in the dark, without motion. */
async function look(page: Page, what: string) {
  const before = page.viewportSize() ?? { width: 1280, height: 900 }
  const axe = async (how: string, width: number) => {
    // As high as it is long: what stays in view would else cover what is scrolled under it.
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width, height: Math.max(height, before.height) })
    found.push(...(await axeFinds(page, `${what}, ${how}`, ['best-practice'])))
  }
  await axe('wide', before.width)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 360, height: 740 })
  await axe('narrow and dark', 360)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1),
    `${what} fits 360 px`,
  ).toBe(true)
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  await page.setViewportSize(before)
  await page.evaluate(() => document.activeElement?.scrollIntoView({ block: 'nearest' })) // as before the sizes were changed
}

/** Where the keyboard is after an act: on something that can be seen, with its ring. */
const isSeen = (page: Page, where?: Locator) =>
  expect(async () => {
    const held = await page.evaluate(() => {
      const now = document.activeElement
      if (!now || now === document.body) return 'nothing'
      const { left, top, bottom, width, height } = now.getBoundingClientRect()
      if (width <= 1 || bottom <= 0 || top >= window.innerHeight) return 'something out of view'
      const onTop = document.elementFromPoint(left + width / 2, top + height / 2)
      if (onTop && !now.contains(onTop) && !onTop.contains(now)) return 'something covered'
      const { outlineStyle, outlineWidth } = getComputedStyle(now)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 3 ? 'seen' : 'something without a ring'
    })
    expect(held, 'what holds the keyboard').toBe('seen')
    if (where) await expect(where).toBeFocused({ timeout: 1 })
  }).toPass({ timeout: 10_000 })

type Level = 1 | 2 | 3 | 4
async function score(code: string, levelOf: (place: number) => Level | undefined) {
  const { rows } = await database.query(
    `select id from rounds where assessment_question_id = $1 and state <> 'superseded'`,
    [m.question(code).id],
  )
  for (const [place, by] of m.assessors.entries()) {
    const current = levelOf(place)
    if (!current) continue
    const said = { kind: 'level' as const, current, ambition: 4 as const, confidence: 'high' as const }
    const at = { assessmentId: m.assessmentId, code, roundId: rows[0].id as string }
    const answer = await submitScore(by, { ...at, ...said, evidenceStrength: 'fair', reason: `Because ${place}` })
    expect(answer).toMatchObject({ ok: true })
  }
}

async function comeIn(browser: Browser, who: Pick<Caller, 'userId'>, width = 1280, height = 900) {
  const page = await comeInBy(browser, await m.sessionOf(who), { width, height })
  return { page, button: (name: string | RegExp) => page.getByRole('button', { name }).first(), ...keyboardOf(page) }
}
const heard = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: words }).first()).toBeAttached()

test(
  'a meeting with the keyboard alone: nothing takes the keyboard away, everything is said, and axe finds nothing at any stage',
  LONG,
  async ({ browser }) => {
    test.setTimeout(600_000)
    const base = `/c/${m.council.slug}/assessments/${m.assessmentId}`
    const speaker = m.assessors[1] as World['chair']
    await score('1.1', (place) => (place % 2 === 0 ? 1 : 4))
    await score('1.2', () => 3)
    await score('1.3', (place) => (place < 2 ? 2 : undefined))

    // The agenda: revealed, put in order, changed by hand.
    const lead = await comeIn(browser, m.lead)
    await lead.page.goto(`${base}/meeting/agenda`)
    await look(lead.page, 'agenda before')
    await lead.press(lead.button('Reveal all first rounds with enough scores…'))
    await lead.press(lead.page.getByRole('dialog').getByRole('button', { name: /^Reveal all first rounds/ }))
    await expect(lead.page.getByText('The scores are polarised')).toBeVisible()
    await isSeen(lead.page)
    await lead.press(lead.button(/Put it in order/))
    const items = lead.page.getByRole('region', { name: 'To talk about' }).getByRole('listitem')
    await expect(items.first()).toContainText('1.1')
    await lead.press(lead.button('Move up question 1.2'))
    await expect(items.first()).toContainText('1.2')
    await isSeen(lead.page, items.first().getByText(/^1\.2/))
    await lead.press(lead.button('Move down question 1.2'))
    await expect(items.first()).toContainText('1.1')
    await isSeen(lead.page, lead.button('Move down question 1.2'))
    await lead.press(lead.button('Keep it in this place question 1.1'))
    await expect(items.first()).toContainText('Kept in this place')
    await isSeen(lead.page, lead.button('Let it move again question 1.1'))
    await look(lead.page, 'agenda')

    // The meeting: whoever drives, an assessor, the chair and the room.
    const assessor = await comeIn(browser, speaker, 768, 1024)
    const chair = await comeIn(browser, m.chair)
    const room = await comeIn(browser, m.lead, 1920, 1080)
    await Promise.all([lead, assessor, chair].map(({ page }) => page.goto(`${base}/meeting`)))
    await room.page.goto(`${base}/meeting/screen`)
    await look(room.page, 'room before')
    await look(assessor.page, 'assessor before')
    await lead.press(lead.button('Facilitate this meeting'))
    await expect(lead.button('Facilitate this meeting')).toHaveCount(0)
    await isSeen(lead.page)
    await lead.press(lead.button('Begin with question 1.1'))
    await isSeen(lead.page, lead.page.getByRole('heading', { name: 'You facilitate' }))
    await heard(assessor.page, /Question 1\.1/)
    await look(lead.page, 'facilitator reading')
    await look(room.page, 'room reading')
    await lead.press(lead.button('Show the scores'))
    await heard(assessor.page, 'The scores are revealed. The scores are polarised. Round 1: 5 at level 1, 4 at level 4')
    await isSeen(lead.page, lead.page.getByRole('heading', { name: 'You facilitate' }))
    await look(room.page, 'room one round')
    await look(lead.page, 'facilitator one round')

    // The clock: started, stopped by somebody else, let run on, and over.
    await lead.press(lead.button(/Start the clock/))
    await expect(lead.page.getByRole('timer')).toBeVisible()
    await isSeen(lead.page)
    await assessor.press(assessor.button('Stop the clock'))
    await expect(room.page.getByText('Stopped by a participant')).toBeVisible()
    await isSeen(assessor.page)
    await look(room.page, 'room stopped')
    await lead.press(lead.button('Start the clock again'))
    await expect(assessor.button('Stop the clock')).toBeVisible()
    await isSeen(lead.page)
    await database.query(`update meetings set timer_ends_at = now() + interval '3 seconds' where assessment_id = $1`, [
      m.assessmentId,
    ])

    // The word: asked for, given, handed back.
    await assessor.press(assessor.button(/^Raise my hand/))
    await expect(assessor.button('Take my hand down')).toBeVisible()
    await isSeen(assessor.page)
    await lead.press(lead.button(`Ask ${speaker.name} to speak`))
    await heard(assessor.page, 'It is your turn to speak.')
    await heard(chair.page, `${speaker.name} is speaking.`)
    await isSeen(lead.page)
    await heard(assessor.page, 'Time is over.')
    await heard(room.page, 'Time is over.')
    await look(assessor.page, 'assessor speaking')
    await assessor.press(assessor.button('I have finished speaking'))
    await expect(assessor.button(/^Raise my hand/)).toBeVisible()
    await isSeen(assessor.page)

    // Another round. Whoever scores is left alone by everything that goes on meanwhile.
    await lead.press(lead.page.getByText('Another round', { exact: true }))
    await lead.fill(lead.page.getByLabel('Why is another round needed?'), 'The list of services was shown.')
    await lead.press(lead.button(/Open round 2/))
    await heard(assessor.page, 'Score again, each alone: round 2.')
    await isSeen(lead.page)
    await look(room.page, 'room scoring')
    await look(assessor.page, 'assessor scoring')
    const sheet = assessor.page.getByRole('form', { name: 'Your score' })
    await assessor.choose(sheet.getByRole('radio', { name: /2 Developing/ }).first())
    const reason = sheet.getByLabel(/^Reason/)
    await assessor.fill(reason, 'I saw the list')
    await raiseHand(m.assessors[2] as Caller, { assessmentId: m.assessmentId })
    await expect(assessor.page.getByText(`${m.assessors[2]?.name}, has not spoken yet`)).toBeVisible()
    await assessor.page.keyboard.type(' and it helps.')
    await lowerHand(m.assessors[2] as Caller, { assessmentId: m.assessmentId })
    await expect(assessor.page.getByText(`${m.assessors[2]?.name}, has not spoken yet`)).toHaveCount(0)
    await expect(reason).toBeFocused()
    await expect(reason).toHaveValue('I saw the list and it helps.')
    await assessor.press(assessor.button(/Submit/))
    await expect(assessor.page.getByTestId('score-state')).toHaveAttribute('data-state', 'submitted')
    await isSeen(assessor.page)
    await look(assessor.page, 'assessor submitted')
    await score('1.1', (place) => (place === 1 ? undefined : place === 3 ? 2 : 3))
    await lead.press(lead.button('Reveal the scores…'))
    await lead.press(lead.page.getByRole('dialog').getByRole('button', { name: 'Reveal all scores on every screen' }))
    await heard(
      assessor.page,
      'The scores are revealed. The scores agree. Round 2: 2 at level 2, 7 at level 3; median 3.',
    )
    await heard(room.page, 'The scores are revealed. The scores agree. Round 2: 2 at level 2, 7 at level 3; median 3.')
    await isSeen(lead.page, lead.page.getByRole('heading', { name: 'You facilitate' }))
    await isSeen(assessor.page, assessor.page.getByRole('heading', { level: 1 }))
    await look(room.page, 'room two rounds')
    await look(assessor.page, 'assessor two rounds')

    // The chair takes over, writes the reason and records the level.
    await chair.press(chair.button('Take over now'))
    await expect(chair.page.getByRole('heading', { name: 'You facilitate' })).toBeVisible()
    await isSeen(chair.page)
    const text = chair.page.getByRole('textbox', { name: 'Reason for the level of question 1.1' })
    await isSaved(chair.page)
    await chair.reach(text)
    await chair.page.keyboard.type('Every service uses ')
    await raiseHand(speaker, { assessmentId: m.assessmentId })
    await expect(chair.button(`Ask ${speaker.name} to speak`)).toBeVisible()
    await chair.page.keyboard.type('the list.')
    await expect(text).toContainText('Every service uses the list.')
    await expect(text).toBeFocused()
    await isSaved(chair.page)
    await look(chair.page, 'chair agreeing')
    const record = chair.page.getByRole('form', { name: 'Record the agreed level' })
    await chair.choose(record.getByRole('group', { name: 'Agreed level' }).getByRole('radio').nth(2))
    await chair.choose(record.getByRole('group', { name: 'Agreed ambition' }).getByRole('radio').nth(3))
    await chair.press(record.getByRole('button', { name: /^Record 3 Maturing as agreed/ }))
    await heard(assessor.page, 'Agreed: level 3, Maturing. Ambition 4.')
    await isSeen(chair.page)

    // A minority view, kept as its author wants it.
    const stand = assessor.page.getByRole('region', { name: 'Whether you agree with the level' })
    await assessor.press(stand.getByRole('button', { name: 'I disagree' }))
    await assessor.fill(stand.getByLabel('What would you have recorded, and why?'), 'Level 2: not in my ward.')
    await assessor.press(stand.getByRole('button', { name: 'Record that I disagree' }))
    await expect(room.page.getByText('0 agree, 1 disagrees')).toBeVisible()
    await isSeen(assessor.page)
    await look(assessor.page, 'assessor agreed')
    await look(chair.page, 'chair agreed')
    await look(room.page, 'room agreed')

    // Out of the tour and back; then the next question.
    await assessor.press(assessor.button('Look at other questions'))
    await expect(assessor.page.getByText('The meeting is on question 1.1')).toBeVisible()
    await isSeen(assessor.page)
    await look(assessor.page, 'assessor looking around')
    await assessor.press(assessor.button('Come back to the meeting'))
    await isSeen(assessor.page, assessor.page.getByRole('heading', { level: 1 }))
    await chair.press(chair.button(/Go on to question/))
    await isSeen(chair.page, chair.page.getByRole('heading', { name: 'You facilitate' }))

    // The score sheet of an area, from question to question.
    const alone = await comeIn(browser, m.assessors[4] as Caller, 768, 1024)
    await alone.page.goto(`${base}/score/1`)
    await alone.press(alone.button(/^1\.3/))
    await isSeen(alone.page, alone.page.getByRole('heading', { name: /^1\.3/ }))
    await look(alone.page, 'sheet')
    await alone.press(alone.button(/^Submit/))
    await isSeen(alone.page)
    await look(alone.page, 'sheet with errors')
    await alone.choose(alone.page.getByRole('radio', { name: 'I cannot judge this' }))
    await alone.press(alone.button('Discard what I entered'))
    await isSeen(alone.page)
    expect(found).toEqual([])
  },
)
