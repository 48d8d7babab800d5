import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { inCouncil } from '@/db/gate'
import { announce } from '@/lib/announce'
import { beginItem } from '@/lib/meeting/begin-item'
import { connectMeeting, type MeetingConnection } from '@/lib/meeting/client'
import { openItem } from '@/lib/meeting/open-item'
import { takeOver } from '@/lib/meeting/take-over'
import type { Board } from '@/lib/meeting/view-board'
import { ok } from '@/lib/result'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { testDatabase } from '../kit/database'
import { type Realtime, startRealtime } from '../kit/realtime'
import { buildWorld, meetingOf, type World } from '../kit/world'

let server: Realtime
let m: World
let open: MeetingConnection[] = []
beforeAll(async () => {
  server = await startRealtime()
}, 180_000)
afterAll(() => server.kill())
beforeEach(async () => {
  for (const one of open) one.close()
  open = []
  m = await buildWorld(meetingOf())
  expect((await takeOver(m.lead, here())).ok).toBe(true)
})
const here = () => ({ assessmentId: m.assessmentId })

async function follow(who: Pick<Caller, 'userId'>, more: Partial<Parameters<typeof connectMeeting>[0]> = {}) {
  const cookie = `authjs.session-token=${await m.sessionOf(who)}`
  const client = connectMeeting({ baseUrl: server.baseUrl, council: m.council.slug, ...here(), cookie, ...more })
  const seen: Board[] = []
  client.on((event) => {
    const board = client.board()
    if (event === 'board' && board) seen.push(board)
  })
  open.push(client)
  return { client, seen }
}
const until = (what: () => unknown) => expect.poll(what, { timeout: 15_000, interval: 20 })
const stages = (all: { client: MeetingConnection }[]) => all.map(({ client }) => client.board()?.item?.stage)
async function reveal(code: string) {
  const { roundId } = m.question(code)
  for (const [place, by] of m.assessors.entries())
    await submitScore(by, {
      ...{
        ...here(),
        code,
        roundId,
        kind: 'level',
        reason: 'Canary reason',
        confidence: 'high',
        evidenceStrength: 'fair',
      },
      ...{ current: ((place % 4) + 1) as 1, ambition: 4 },
    })
  await openItem(m.lead, { ...here(), code })
  await beginItem(m.lead, { ...here(), code })
  return () => revealRound(m.lead, { ...here(), code, roundId })
}

describe('following a meeting', () => {
  it('[M1][M2] sends everybody the same board after the commit that changed it, and no value or name before or after', async () => {
    const all = await Promise.all([...m.assessors, m.lead, m.observer].map((one) => follow(one)))
    await until(() => all.filter(({ client }) => client.board()).length).toBe(8)
    const press = await reveal('1.1')
    await until(() => stages(all)).toEqual(Array(8).fill('scoring'))
    expect((await press()).ok).toBe(true)
    await until(() => stages(all)).toEqual(Array(8).fill('result'))
    const { clock: _, ...last } = all[0]?.seen.at(-1) ?? ({} as Board)
    for (const { seen } of all) {
      expect(seen.at(-1)).toMatchObject(last)
      expect(JSON.stringify(seen)).not.toContain('Canary')
      expect(
        seen.filter(({ item }) => item && item.stage !== 'result').every(({ item }) => item?.results.length === 0),
      ).toBe(true)
    }
    expect(last.item?.results[0]?.levels).toEqual([1, 1, 2, 2, 3, 4])
  }, 180_000)

  it('[M3] answers what is one person’s alone to that person alone', async () => {
    const all = await Promise.all(m.assessors.map((one) => follow(one)))
    await (await reveal('1.1'))()
    await until(() =>
      all
        .map(({ client }) => client.mine()?.invited)
        .filter(Boolean)
        .sort(),
    ).toEqual(['highest', 'lowest'])
  }, 180_000)

  it('[M4] lets in whoever sees the whole assessment, and nobody else', async () => {
    const other = await buildWorld(meetingOf())
    const strangers = await Promise.all([
      follow(m.contributor),
      follow(other.lead, { cookie: `authjs.session-token=${await other.sessionOf(other.lead)}` }),
      follow(m.lead, { cookie: 'authjs.session-token=none' }),
    ])
    await until(() => strangers.map(({ client }) => client.state())).toEqual(['ended', 'ended', 'ended'])
    expect(strangers.map(({ client }) => client.board())).toEqual([undefined, undefined, undefined])
    const observer = await follow(m.observer)
    await until(() => observer.client.board()?.agenda.length).toBe(3)
  }, 180_000)

  it('[M5] ends for whoever loses the right or signs out, while the others go on', async () => {
    const { owner } = await testDatabase()
    const [leaver, signedOut, stays] = (await Promise.all(m.assessors.slice(0, 3).map((one) => follow(one)))) as [
      Awaited<ReturnType<typeof follow>>,
      Awaited<ReturnType<typeof follow>>,
      Awaited<ReturnType<typeof follow>>,
    ]
    await until(() => [leaver, signedOut, stays].map(({ client }) => client.state())).toEqual(['live', 'live', 'live'])
    await owner.query('update memberships set ends_on = current_date where user_id = $1', [m.assessors[0]?.userId])
    await owner.query('delete from sessions where user_id = $1', [m.assessors[1]?.userId])
    await inCouncil(m.lead, async (tx, actor) => {
      await announce(tx, { topic: 'access', council: actor.councilId })
      return ok(null)
    })
    await until(() => [leaver, signedOut, stays].map(({ client }) => client.state())).toEqual([
      'ended',
      'ended',
      'live',
    ])
    await openItem(m.lead, { ...here(), code: '1.2' })
    await until(() => stays.client.board()?.item?.code).toBe('1.2')
    expect(leaver.client.board()?.item ?? null).toBeNull()
  }, 180_000)

  it('[M1] is the same meeting where its id comes in capitals', async () => {
    const one = await follow(m.lead, { assessmentId: m.assessmentId.toUpperCase(), isRoomScreen: true })
    await until(() => one.client.state()).toBe('live')
    await openItem(m.lead, { ...here(), code: '1.1' })
    await until(() => one.client.board()?.item?.code).toBe('1.1')
  }, 180_000)

  it('[M1] goes on while the clock of the server is set back', async () => {
    const one = await follow(m.lead, { isRoomScreen: true }) // it hears broadcasts alone
    await until(() => one.client.state()).toBe('live')
    await openItem(m.lead, { ...here(), code: '1.1' })
    await until(() => one.client.board()?.item?.code).toBe('1.1')
    await fetch(`${server.baseUrl}/clock?by=-3600000`)
    try {
      await openItem(m.lead, { ...here(), code: '1.2' })
      await until(() => one.client.board()?.item?.code).toBe('1.2')
    } finally {
      await fetch(`${server.baseUrl}/clock?by=0`)
    }
  }, 180_000)

  it('[M6] works by long-polling, and lands where the meeting is after the server was killed', async () => {
    const all = [
      await follow(m.assessors[1] as Caller, { transports: ['polling'] }),
      await follow(m.assessors[2] as Caller),
    ]
    await openItem(m.lead, { ...here(), code: '1.1' })
    await until(() => stages(all)).toEqual(['reading', 'reading'])
    await server.kill()
    await until(() => all.map(({ client }) => client.state())).toEqual(['offline', 'offline'])
    await openItem(m.lead, { ...here(), code: '1.3' })
    await server.start()
    await until(() => all.map(({ client }) => client.board()?.item?.code)).toEqual(['1.3', '1.3'])
    expect(all.map(({ client }) => client.state())).toEqual(['live', 'live'])
  }, 180_000)
})
