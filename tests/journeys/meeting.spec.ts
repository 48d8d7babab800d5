import type { Browser, Page } from '@playwright/test'
import type pg from 'pg'
import type { Caller } from '@/db/gate'
import { connectMeeting, type MeetingConnection } from '@/lib/meeting/client'
import { objectToConsent } from '@/lib/meeting/object-to-consent'
import { passByConsent } from '@/lib/meeting/pass-by-consent'
import { raiseHand } from '@/lib/meeting/raise-hand'
import type { Board } from '@/lib/meeting/view-board'
import { recordStance } from '@/lib/score/record-stance'
import { submitScore } from '@/lib/score/submit-score'
import { buildWorld, meetingOf, type World } from '../kit/world'
import { sure } from './acts'
import { expect, LONG, test } from './journey'
import { comeInBy, isSaved } from './people'

let database: pg.Pool
let url: string
let m: World
let base: string

test.beforeAll(async ({ owner, product }) => {
  ;[database, url] = [owner, product.url]
  m = await buildWorld({ owner, ...meetingOf(25, 12) })
  base = `/c/${m.council.slug}/assessments/${m.assessmentId}`
})

type Level = 1 | 2 | 3 | 4
const here = () => ({ assessmentId: m.assessmentId })
const must = async (answer: Promise<{ ok: boolean; refusal?: unknown }>) =>
  expect(await answer).toMatchObject({ ok: true })
const roundOf = async (code: string) => {
  const { rows } = await database.query(
    `select id from rounds where assessment_question_id = $1 and state <> 'superseded'`,
    [m.question(code).id],
  )
  return rows[0].id as string
}
/** Everybody scores alone, with this level for each place; without one they leave it. */
async function score(code: string, levelOf: (place: number) => Level | undefined) {
  const roundId = await roundOf(code)
  await Promise.all(
    m.assessors.map(async (by, place) => {
      const current = levelOf(place)
      if (!current) return
      const said = { kind: 'level' as const, current, ambition: 4 as const, confidence: 'high' as const }
      const reason = `Because ${place}`
      await must(submitScore(by, { ...here(), code, roundId, ...said, evidenceStrength: 'fair', reason }))
    }),
  )
}
const CAMPS = (place: number): Level => (place % 2 === 0 ? 1 : 4)
const AGREE = (): Level => 3
const FEW = (place: number): Level | undefined => (place < 3 ? 2 : undefined)
const MOSTLY = (place: number): Level => (place % 5 === 0 ? 2 : 3)

const comeIn = async (browser: Browser, who: Pick<Caller, 'userId'>, viewport?: { width: number; height: number }) =>
  comeInBy(browser, await m.sessionOf(who), viewport)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

const toTheEnd = (page: Page) => page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))

test(
  'a meeting of 25 people on 12 questions: agenda, reveals, another round, the facilitator gone, the chair going on, the whole record',
  LONG,
  async ({ browser }) => {
    // Everybody scores alone. On two questions too few do, so these stay hidden when the others are revealed.
    const LATE = ['1.1', '1.2']
    for (const code of m.codes) {
      const levelOf = LATE.includes(code) ? FEW : code === '1.5' ? CAMPS : code > '2' ? AGREE : MOSTLY
      await m.score(
        code,
        m.assessors.map((_, place) => levelOf(place)),
      )
    }

    // 25 people follow without a browser, one of them where websockets are blocked; each keeps every board that came.
    const boards: Board[][] = []
    const clients: MeetingConnection[] = []
    for (const [place, who] of m.assessors.entries()) {
      const seen: Board[] = []
      const client = connectMeeting({
        baseUrl: url,
        council: m.council.slug,
        assessmentId: m.assessmentId,
        cookie: `authjs.session-token=${await m.sessionOf(who)}`,
        ...(place === 24 ? { transports: ['polling' as const] } : {}),
      })
      client.on((event) => {
        const board = client.board()
        if (event === 'board' && board) seen.push(board)
      })
      boards.push(seen)
      clients.push(client)
    }
    const all = (what: (board: Board) => boolean) =>
      expect
        .poll(
          () =>
            clients.filter((one) => {
              const board = one.board()
              return board && what(board)
            }).length,
          { timeout: 15_000 },
        )
        .toBe(25)
    await all((board) => board.item === null)

    // The lead reveals what has a quorum and has the agenda put in order; two are passed by consent, one comes back.
    const facilitator = await comeIn(browser, m.lead)
    const room = await comeIn(browser, m.lead, { width: 1920, height: 1080 })
    const roomHeard: string[] = []
    room.on('websocket', (socket) => socket.on('framereceived', (frame) => roomHeard.push(String(frame.payload))))
    const phone = await comeIn(browser, m.assessors[7] as Caller, { width: 360, height: 740 })
    await facilitator.goto(`${base}/meeting/agenda`)
    await sure(
      facilitator,
      'Reveal all first rounds with enough scores…',
      'Reveal all first rounds with enough scores to everybody',
    )
    await all((board) => board.agenda.filter(({ round }) => round === 'revealed').length === 10)
    await press(facilitator, /Put it in order/)
    await all((board) => board.agenda[0]?.code === '1.5')
    expect(
      clients[0]
        ?.board()
        ?.agenda.slice(-2)
        .map(({ code }) => code),
      'hidden ones last',
    ).toEqual(LATE)
    for (const code of ['2.3', '2.4'])
      await must(passByConsent(m.lead, { ...here(), code, level: 3, ambition: 4, reason: 'All gave level 3.' }))
    await must(objectToConsent(m.assessors[4] as Caller, { ...here(), code: '2.4' }))
    await all((board) => board.agenda.filter(({ isOnConsent }) => isOnConsent).length === 1)

    await Promise.all([
      facilitator.goto(`${base}/meeting`),
      room.goto(`${base}/meeting/screen`),
      phone.goto(`${base}/meeting`),
    ])
    await press(facilitator, 'Facilitate this meeting')
    await press(facilitator, 'Begin with question 1.5')
    await all((board) => board.item?.code === '1.5' && board.item.stage === 'reading')
    await expect(room.getByRole('heading', { level: 1 })).toContainText('1.5')
    await press(facilitator, 'Show the scores')
    await all((board) => board.item?.results[0]?.consensus === 'polarised')
    await expect(room.getByText('The scores are polarised').last()).toBeVisible()
    await expect(phone.getByText('The scores are polarised').last()).toBeVisible()

    // Two are asked to speak, each alone. Hands go up; the clock runs and is stopped from a phone.
    const invited = () =>
      clients
        .map((one) => one.mine()?.invited)
        .filter(Boolean)
        .sort()
    await expect.poll(invited).toEqual(['highest', 'lowest'])
    await must(raiseHand(m.assessors[1] as Caller, here()))
    await press(facilitator, /^Ask .+ to speak$/)
    const hasTheWord = `${m.assessors[1]?.name} is speaking.`
    await expect(facilitator.getByRole('status').filter({ hasText: hasTheWord }), 'it is said').toHaveCount(1)
    await expect(facilitator.getByRole('paragraph').filter({ hasText: hasTheWord }), 'and shown').toBeVisible()
    await press(facilitator, /Start the clock/)
    await expect(room.getByRole('timer')).toBeVisible()
    await press(phone, 'Stop the clock')
    await expect(room.getByText('Stopped by a participant')).toBeVisible()

    // One leaves the tour and comes back to where the meeting is.
    await press(phone, 'Look at other questions')
    await expect(phone.getByText('The meeting is on question 1.5')).toBeVisible()
    await press(phone, 'Come back to the meeting')
    await phone.getByText('What people said', { exact: true }).click()
    await expect(phone.getByText('Because 3', { exact: true })).toBeVisible()
    expect(await room.content()).not.toContain('Because 3')
    await toTheEnd(phone)
    await phone.context().setOffline(true)
    await expect(phone.getByRole('status').filter({ hasText: 'Not connected' }), 'however far down').toBeInViewport()
    await phone.context().setOffline(false)
    await expect(phone.getByRole('status').filter({ hasText: 'Connected again' })).toBeVisible()

    // Another round, blind again: on the phone by hand, by everybody else at the same time.
    await facilitator.getByText('Another round', { exact: true }).click()
    await facilitator.getByLabel('Why is another round needed?').fill('The list of services was shown.')
    await press(facilitator, /Open round 2/)
    await all((board) => board.item?.stage === 'scoring' && board.item.roundNumber === 2)
    await expect(phone.getByRole('form', { name: 'Your score' })).toBeVisible()
    await expect(phone.getByText(/^This is round 2 of at most \d$/)).toBeVisible()
    await expect(phone.getByText('Why there is another round: The list of services was shown.')).toBeVisible()
    await expect(phone.getByText(/^In round 1 you chose \d \w+\./)).toBeVisible()
    await phone.getByText('What people said in round 1').click()
    await expect(phone.getByText('Because 3', { exact: true })).toBeVisible()
    await phone
      .getByRole('radio', { name: /3 Maturing/ })
      .first()
      .check()
    await press(phone, /Submit my score/)
    await expect(phone.getByTestId('score-state')).toHaveAttribute('data-state', 'submitted')
    await score('1.5', (place) => (place === 7 ? undefined : place === 2 ? 2 : 3))
    await toTheEnd(phone)
    await expect(phone.getByRole('heading', { level: 1 })).not.toBeInViewport()

    // The facilitator's laptop dies. The chair takes over where the meeting is, and reveals.
    await facilitator.context().close()
    const chair = await comeIn(browser, m.chair)
    await chair.goto(`${base}/meeting`)
    await press(chair, 'Take over now')
    await sure(chair, 'Reveal the scores…', 'Reveal all scores on every screen')
    await all((board) => board.item?.results.length === 2 && board.item.results[1]?.consensus === 'agreed')
    await expect(room.getByText('The scores agree').last()).toBeVisible()
    await expect(phone.getByRole('heading', { level: 1 }), 'what is revealed comes into view').toBeInViewport()

    // The reason is written together and taken as it stands.
    const reason = chair.getByRole('textbox', { name: 'Reason for the level of question 1.5' })
    await expect(reason).toBeVisible()
    await press(phone, 'Write with the others')
    const onPhone = phone.getByRole('textbox', { name: 'Reason for the level of question 1.5' })
    await isSaved(phone)
    await onPhone.pressSequentially('Every service uses the list.')
    await expect(onPhone).toContainText('Every service uses the list.')
    await isSaved(phone)
    await expect(reason).toContainText('Every service uses the list.')
    const record = async (code: string) => {
      const form = chair.getByRole('form', { name: 'Record the agreed level' })
      await form.getByRole('group', { name: 'Agreed level' }).getByRole('radio').nth(2).check()
      await form.getByRole('group', { name: 'Agreed ambition' }).getByRole('radio').nth(3).check()
      const dissent = form.getByLabel('What those who scored two or more levels away think')
      if (await dissent.isVisible()) await dissent.fill('Hill, Vale and Shore hold their view.')
      await press(chair, /^Record 3 Maturing as agreed/)
      await all((board) => board.item?.code === code && board.item.stage === 'agreed').catch(async (late) => {
        throw new Error(`${code} is not agreed. The chair sees: ${await chair.locator('main').textContent()}`, {
          cause: late,
        })
      })
      await Promise.all(
        m.assessors.map((by, place) =>
          must(
            recordStance(
              by,
              place === 2 && code === '1.5'
                ? { ...here(), code, stance: 'dissent', minorityView: 'Not in my ward.', isNamed: false }
                : { ...here(), code, stance: 'concur' },
            ),
          ),
        ),
      )
    }
    await record('1.5')
    await expect(room.getByText('24 agree, 1 disagrees')).toBeVisible()
    await chair.getByText('Note a decision or an action').click()
    await chair.getByRole('radio', { name: 'An action' }).check()
    await chair.getByLabel('In words').fill('Publish the list of services')
    await chair.getByLabel('Who does it?').selectOption({ index: 3 })
    await chair.getByLabel('By when?').fill('2099-01-31')
    await press(chair, 'Note it')
    await expect(phone.getByText('Publish the list of services').first()).toBeVisible()

    // Somebody who comes late lands where the meeting is.
    const late = connectMeeting({
      baseUrl: url,
      council: m.council.slug,
      assessmentId: m.assessmentId,
      cookie: `authjs.session-token=${await m.sessionOf(m.observer)}`,
    })
    await expect.poll(() => late.board()?.item?.code).toBe('1.5')
    late.close()

    // The chair goes on through the agenda, to the last question.
    const order = (clients[0]?.board()?.agenda ?? []).filter(({ isOnConsent, code }) => !isOnConsent && code !== '1.5')
    expect(order).toHaveLength(10)
    for (const { code } of order) {
      await press(chair, `Go on to question ${code}`)
      await all((board) => board.item?.code === code)
      if (LATE.includes(code)) {
        await press(chair, 'Open scoring on every screen')
        await all((board) => board.item?.stage === 'scoring')
        await score(code, MOSTLY)
        await sure(chair, 'Reveal the scores…', 'Reveal all scores on every screen')
      } else await press(chair, 'Show the scores')
      await all((board) => board.item?.stage === 'result')
      await expect(room.getByText(/^The scores/).last()).toBeVisible()
      // Where all gave one level the reason begins with that, and there is nothing to write.
      if (code < '2') {
        const text = chair.getByRole('textbox', { name: `Reason for the level of question ${code}` })
        await isSaved(chair)
        await text.pressSequentially(`What persuaded us on ${code}.`)
        await isSaved(chair)
      }
      await record(code)
    }
    await expect(chair.getByText('Nothing else waits to be discussed.')).toBeVisible()
    await chair.goto(`${base}/meeting/agenda`)
    await press(chair, /^Record 2\.3 .*as proposed/)
    await expect(chair.getByRole('region', { name: 'Agreed already' })).toContainText('2.3')
    await expect(chair.getByText('Nothing is left to talk about.')).toBeVisible()
    await chair.goto(`${base}/meeting`)
    await expect(chair.getByText('Every question on the agenda is agreed.')).toBeVisible()

    // No board held a value before its reveal, or a name at any time; nor did the screen of the room.
    for (const seen of boards) {
      expect(seen.length).toBeGreaterThan(30)
      expect(JSON.stringify(seen)).not.toMatch(/Canary|Because \d/)
      const versions = seen.map(({ version }) => version)
      expect(versions).toEqual([...versions].sort((a, b) => a - b))
      for (const { item } of seen)
        if (item?.stage === 'scoring') expect(item.results.map(({ number }) => number)).not.toContain(item.roundNumber)
    }
    expect(roomHeard.join('').length).toBeGreaterThan(1000)
    expect(roomHeard.join('')).not.toMatch(/Canary|Because \d/)
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen is meant, not what is there and hidden
    expect(await room.locator('body').innerText()).not.toContain('Canary')

    // The record is complete.
    const one = async (text: string) => Number((await database.query(text, [m.assessmentId])).rows[0].count)
    expect(await one('select count(*) from agreements where assessment_id = $1')).toBe(12)
    expect(await one(`select count(*) from agreements where assessment_id = $1 and reason <> ''`)).toBe(12)
    expect(await one('select count(*) from rounds where assessment_id = $1 and revealed_at is not null')).toBe(13)
    expect(
      await one(`select count(*) from stances s join agreements g on g.id = s.agreement_id where g.assessment_id = $1`),
    ).toBe(11 * 25)
    expect(await one(`select count(*) from meeting_notes where assessment_id = $1 and owner_name is not null`)).toBe(1)
    const { rows } = await database.query(
      `select g.reason from agreements g join assessment_questions q on q.id = g.assessment_question_id
     where g.assessment_id = $1 and q.code = '1.5'`,
      [m.assessmentId],
    )
    expect(rows).toEqual([{ reason: 'Every service uses the list.' }])
    for (const client of clients) client.close()
  },
)
