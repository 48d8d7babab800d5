import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { MAIL_KINDS } from '@/db/schema/mail'
import { editBody, FRAMES } from '@/lib/sync/wire/frame'
import { TEXT_SCHEMA } from '@/lib/sync/wire/protocol'
import { build } from '@/server/build'
import { composeText } from '@/server/demo/compose-text'
import { ask, sentOn } from '../kit/ask'
import { BUILT, type BuiltAction, builtActions } from '../kit/built-actions'
import { startMailServer } from '../kit/mail-server'
import { type Overheard, overhear } from '../kit/overhear'
import { TEST_SECRET } from '../kit/postgres'
import { makeProduct, type Product } from '../kit/product'
import { proof, some } from '../kit/proof'
import { freePort } from '../kit/realtime'
import { type TwoWorlds, twoWorlds, type World } from '../kit/two-worlds'
import { mutate } from '../kit/verbs'
import { CLOSED, OPENED } from './opened'
import { buildSecret, differ, type Secret } from './secret'

const NOW = new Date()
const { count, seed, timeout } = proof('doors')
let s: Secret
let worlds: TwoWorlds
let products: [Product, Product]
let mail: Awaited<ReturnType<typeof startMailServer>>[]

beforeAll(async () => {
  build(process.cwd(), BUILT)
  s = await buildSecret()
  worlds = await twoWorlds()
  mail = [await startMailServer(), await startMailServer()]
  const start = async (name: 'one' | 'other', SMTP_URL: string) => {
    const DATABASE_URL = await worlds.only(name, async ({ owner, ownerUrl }) => {
      await differ(s, name, NOW, owner)
      return ownerUrl
    })
    const product = makeProduct(await freePort(), { DATABASE_URL, SMTP_URL, DEMO: '0', AUTH_SECRET: TEST_SECRET })
    await product.start()
    return product
  }
  products = [await start('one', mail[0]?.url ?? ''), await start('other', mail[1]?.url ?? '')]
}, 480_000)
afterAll(async () => {
  for (const product of products) await product.end()
  for (const server of mail) await server.stop()
  await worlds.end()
})

type Address = { door: string; path: string; methods: string[]; who: string[] }
/** An address of every page and route that there is, of each assessment where one is named, and who asks for it. */
function addresses(): Address[] {
  return Object.keys(import.meta.glob('/app/**/{page,route}.{ts,tsx}')).flatMap((door): Address[] => {
    const source = readFileSync(`.${door}`, 'utf8')
    const exported = [...source.matchAll(/export (?:async function|const) (?:\{ )?(GET|PUT|POST|PATCH|DELETE)\b/g)]
    const methods = door.includes('/route.') ? exported.map(([, method]) => method as string) : ['GET']
    const isOfOne = door.includes('/assessments/[id]') || door.includes('/texts/')
    const all = [
      {
        id: s.meet.id,
        text: s.meet.documentId,
        moment: s.meet.seq,
        dutyId: s.meet.dutyId,
        who: ['nobody', ...ASKING],
      },
      {
        id: s.alone.id,
        text: s.alone.documentId,
        moment: s.alone.seq,
        dutyId: s.alone.dutyId,
        who: ASKING.filter((one) => INSIDE.includes(one)),
      },
      { id: s.done, text: s.meet.documentId, moment: s.meet.seq, dutyId: s.meet.dutyId, who: ['lead'] },
    ]
    return (
      isOfOne ? all : [{ ...all[0], who: [...(all[0]?.who ?? []), 'peer', 'programme'] } as (typeof all)[number]]
    ).map(({ id, text, moment, who, dutyId }) => ({ door, methods, who, path: pathOf(door, id, text, moment, dutyId) }))
  })
}
/** The address of a page or route, of this assessment where it is one of an assessment. */
function pathOf(door: string, id: string, text = '', moment = s.meet.seq, dutyId = ''): string {
  const filled: Record<string, string> = {
    '[council]': s.w.council.slug,
    '[id]': door.startsWith('/app/reviews/') ? s.peer.place.review : door.includes('/library/') ? s.resource : id,
    ...{ '[code]': '1.1', '[area]': '1', '[text]': text, '[moment]': moment, '[token]': 'nobody-has-this' },
    '[...nextauth]': 'session',
    '[evidenceId]': s.w.is.evidence as string,
    ...{
      '[userId]': s.hidden.userId,
      '[dutyId]': dutyId,
      '[invitationId]': s.w.is.evidence as string,
      '[groupId]': s.w.is.evidence as string,
    },
    '[reviewId]': s.w.is.review as string,
    ...{ '[actionId]': s.actionId, '[replyId]': s.replyId, '[progressId]': s.progressId, '[submission]': s.submission },
    ...{ '[paper]': s.w.is.evidence as string, '[order]': 'cpc', '[schema]': 'document.json' },
  }
  const segments = door
    .split('/')
    .slice(2, -1)
    .filter((part) => !part.startsWith('(')) // a group has no place in an address
  return `/${segments.map((part) => filled[part] ?? part).join('/')}`
}
const INSIDE = ['lead', 'chair', 'member', 'observer']
const OTHERS = ['stranger', 'contributor', 'chair', 'observer']
/** The lead, to whom most is given, a member, who has a score sheet, and others. */
const ASKING = ['lead', 'member', ...some(OTHERS, count - 1, seed)]
/** What nobody here is given, and why. */
const NEVER_GIVEN: Record<string, string> = {
  '/app/c/[council]/assessments/[id]/reopen/page.tsx': 'what is scored is not submitted, so it is not reopened',
  '/app/c/[council]/assessments/[id]/clock/calendar/route.ts': 'no review has the day of a visit',
  '/app/c/[council]/assessments/[id]/route/calendar/route.ts': 'nothing has gone to a body',
  '/app/reviews/[id]/requests/[requestId]/file/route.ts': 'nobody has asked for anything by the id that is asked for',
  '/app/reviews/[id]/levels/[code]/page.tsx': 'the team gives no levels',
  '/app/invitations/[token]/page.tsx': 'says that nobody has this invitation',
  '/app/demo/mail/page.tsx': 'only in the demo; its mails are compared below as they leave',
  '/app/programme/leaving/[leavingId]/page.tsx': 'nobody is to leave by the id that is asked for',
  '/app/c/[council]/assessments/[id]/score/page.tsx': 'sends on to the sheet of an area',
  '/app/c/[council]/assessments/[id]/history/page.tsx': 'sends on to the trail',
  '/app/c/[council]/people/invited/[invitationId]/page.tsx': 'nobody has this invitation',
  '/app/c/[council]/assessments/[id]/export/[paper]/route.ts': 'nobody has a document by the id that is asked for',
  '/app/c/[council]/texts/[text]/writers/route.ts': 'the words that are asked about are not there',
  '/app/c/[council]/assessments/[id]/q/[code]/evidence/route.ts': 'a file is taken and nothing given',
  '/app/evidence-uploads/[[...id]]/route.ts': 'a file is taken and nothing given',
  '/app/c/[council]/evidence/files/route.ts': 'a file is taken and nothing given',
  '/app/c/[council]/evidence/[evidenceId]/revisions/[number]/file/route.ts': 'the number is that of no version',
  '/app/c/[council]/evidence/[evidenceId]/file/route.ts': 'the file was removed; a file is given as it was taken',
  '/app/reviews/[id]/evidence/[evidenceId]/file/route.ts': 'the file was removed; a file is given as it was taken',
}
const cookieOf = (who: string): Record<string, string> =>
  s.sessions[who] ? { cookie: `authjs.session-token=${s.sessions[who]}` } : {}

/** The same asked of both worlds, by a page of theirs; who asks for a page's parts is sent on once. */
const both = (path: string, asked: Parameters<typeof ask>[1] = {}) =>
  Promise.all(
    products.map(async ({ url }) => {
      const own = { ...asked, headers: { ...(asked.method ? { origin: url } : {}), ...asked.headers } }
      const answer = await ask(`${url}${path}`, own)
      const on = asked.headers?.rsc ? sentOn(answer) : undefined
      return on?.includes('_rsc') ? ask(new URL(on.replace(/^https?:\/\/[^/]+/, ''), url).href, own) : answer
    }),
  ) as Promise<[string, string]>

/** Who may do next to nothing. */
const MAY_NOT = ['nobody', 'stranger', 'contributor', 'member']

type Tried = { what: string; status: string; isSame: boolean; isAnswered: boolean; parts: string }
/** A page's parts are sent as they get ready, in one order or another: so often it is asked again for the same order. */
const ORDERS = 8
/** Everything, a few at a time; what does something is tried alone, so that it happens in one order in both worlds. */
async function tryAll(asked: [what: string, path: string, how: Parameters<typeof ask>[1]][], abreast = 4) {
  const all: Tried[] = []
  const left = [...asked]
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [what, path, how] = next
      const [given, givenOther] = [new Set<string>(), new Set<string>()]
      let [one, other] = ['', '']
      let isSame = false
      for (let times = 0; times < ORDERS && !isSame; times++) {
        ;[one, other] = await both(path, how)
        given.add(one)
        givenOther.add(other)
        isSame = [...given].some((answer) => givenOther.has(answer))
      }
      const isAnswered = !one.endsWith('\n\n{}')
      all.push({ what, status: one.slice(0, 3), isSame, isAnswered, parts: isSame ? '' : difference(one, other) })
    }
  }
  await Promise.all(Array.from({ length: abreast }, work))
  return all
}
const differing = (tried: Tried[]) => tried.flatMap(({ what, isSame, parts }) => (isSame ? [] : [`${what}: ${parts}`]))

describe(`over the wire, in two worlds that differ in one person’s hidden scores (seed ${seed})`, () => {
  it(
    'every page and route is the same to the byte for everybody else',
    async () => {
      const tried = await tryAll(
        addresses().flatMap(({ door, path, methods, who }) =>
          methods.flatMap((method) =>
            who.flatMap((one) => {
              const sent = JSON.stringify({
                writtenBy: s.w.insiders[one]?.userId,
                roundId: s.meet.rounds['1.1'],
                kind: '',
              })
              const how = method === 'GET' ? { headers: cookieOf(one) } : { method, headers: cookieOf(one), body: sent }
              const asked: [string, string, typeof how][] = [[`${door} as ${one}`, path, how]]
              if (one === 'lead' && method === 'GET')
                asked.push([`parts of ${door} as lead`, path, { headers: { ...cookieOf(one), rsc: '1' } }])
              return asked
            }),
          ),
        ),
      )
      expect(differing(tried)).toEqual([])
      const given = (what: string) => tried.some((one) => one.what.startsWith(what) && one.status === '200')
      const doors = [...new Set(addresses().map(({ door }) => door))]
      expect(doors.filter((door) => !given(door) && !NEVER_GIVEN[door])).toEqual([])
      expect(given('parts of /app/c/[council]/assessments/[id]/q/[code]/page.tsx')).toBe(true)
    },
    timeout,
  )

  it('would be seen to differ where the database let a score out, or told of one', async () => {
    const page = `/c/${s.w.council.slug}/assessments/${s.meet.id}/trail`
    const asks = (): [string, string, object][] => [['a page', page, { headers: cookieOf('lead') }]]
    const alter = (text: string) => worlds.both(({ owner }) => owner.query(text))
    expect(differing(await tryAll(asks()))).toEqual([])
    await alter(OPENED)
    expect(differing(await tryAll(asks()))).toHaveLength(1)
    await alter(CLOSED)
    expect(differing(await tryAll(asks()))).toEqual([])
    await alter(`create function tell() returns trigger language plpgsql as $$ begin
        perform pg_notify('concord', json_build_object('topic', 'subject',
          'id', (select r.assessment_question_id from rounds r where r.id = new.round_id))::text); return null; end $$;
      create trigger tell after insert or update on scores for each row execute function tell()`)
    const ear = await Promise.all(products.map(({ url }) => overhear(url, s.sessions.lead as string)))
    for (const one of ear) {
      followAll(one.socket, 'lead')
      await pagesTold(one, PAGE_TOPICS.length)
    }
    const told = () => ear.map(({ frames }) => frames.filter(isTold).length - PAGE_TOPICS.length)
    await worlds.only('one', ({ owner }) => differ(s, 'other', new Date(), owner))
    await expect.poll(() => told()[0], { timeout: 15_000 }).toBeGreaterThan(0)
    expect(told()[1]).toBe(0)
    for (const { socket } of ear) socket.disconnect()
    // A node remembers what it was told: from now on both remember the same.
    const said = JSON.stringify({ topic: 'subject', id: s.meet.documentId })
    await worlds.both(({ owner }) => owner.query(`select pg_notify('concord', $1)`, [said]))
    await alter('drop trigger tell on scores; drop function tell()')
  }, 180_000)

  it(
    'every frame of a text and of a meeting is the same, and none comes when the hidden person saves',
    async () => {
      const [one, other] = [await follow('one'), await follow('other')]
      expect(other.told).toEqual(one.told)
      expect(other.frames).toEqual(one.frames)
      const keys = one.told.flatMap((payload) => Object.keys(JSON.parse(payload)))
      expect(keys.filter((key) => !['topic', 'council', 'review', 'user', 'id', 'seq'].includes(key))).toEqual([])
      const sources = import.meta.glob<string>('/server/**/*.ts', { query: '?raw', import: 'default', eager: true })
      const exist = [...sourcesOf(sources, /\.emit\(\s*'([\w:]+)'/g), ...FRAMES]
      expect(exist.filter((event) => !one.names.has(event) && !NOT_WAITED_FOR[event])).toEqual([])
      const heard = sourcesOf(sources, /(?:socket\.on|asks)\(\s*'([\w:]+)'/g)
      expect(heard.filter((event) => !SENT.includes(event))).toEqual([])
      expect([exist.length > 10, heard.length > 4], 'the sources are looked at').toEqual([true, true])
    },
    timeout,
  )

  it(
    'every action gives the same answer to whoever may not, and to whoever sends what is lacking',
    async () => {
      const actions = builtActions()
      const exist = sourcesOf(
        import.meta.glob<string>('/app/**/*actions.ts', { query: '?raw', import: 'default', eager: true }),
        /^export (?:const|async function) (\w+)/gm,
      )
      expect(exist.length).toBeGreaterThan(50)
      expect(actions.map(({ name }) => name)).toEqual(expect.arrayContaining(exist))
      const { id: assessmentId, rounds } = s.meet
      const sent = { assessmentId, code: '1.1', roundId: rounds['1.1'] }
      const tried = await tryAll(
        actions.flatMap(({ id, name, doors }) =>
          (name === 'signOutAction' ? ['nobody'] : some(MAY_NOT, count, seed)).map((who): [string, string, object] => [
            `${name} as ${who}`,
            pathOf(doors[0] ?? '', assessmentId),
            act(id, who, sent),
          ]),
        ),
        1,
      )
      expect(differing(tried)).toEqual([])
      expect(
        tried.flatMap(({ what, isAnswered }) => (isAnswered ? [] : [what])),
        'nothing was answered',
      ).toEqual([])
    },
    timeout,
  )

  it('scoring is counted as any other act: no row, no number and no line tells what somebody does often', async () => {
    const { rows } = await worlds.only('one', ({ owner }) =>
      owner.query('select id from sessions where user_id = $1', [s.hidden.userId]),
    )
    const [one = '', other = ''] = products.map(({ url }) => url)
    const draft = { writtenBy: s.hidden.userId, roundId: s.meet.rounds['2.2'], kind: '4', reason: 'Canary' }
    const scores = () =>
      ask(`${one}/c/${s.w.council.slug}/assessments/${s.meet.id}/q/2.2/score`, {
        method: 'PUT',
        headers: { ...cookieOf('leader'), origin: one },
        body: JSON.stringify(draft),
      })
    const ends = builtActions().find(({ name }) => name === 'endOtherSignInsAction') as BuiltAction
    const press = act(ends.id, 'leader', {})
    const doesElse = () =>
      ask(`${other}/account`, { ...press, body: JSON.stringify([{ status: 'idle' }, { keep: rows[0].id }]) })
    await worlds.both(({ owner }) => owner.query('delete from limits'))
    for (let n = 0; n < 3; n++)
      expect([await scores(), await doesElse()].map((said) => said.slice(0, 3))).toEqual(['200', '200'])
    const counted = () =>
      worlds.both(async ({ owner }) => (await owner.query('select key, points from limits order by key')).rows)
    const [rowsOfOne, rowsOfOther] = await counted()
    expect(rowsOfOther).toEqual(rowsOfOne)
    expect(rowsOfOne.map(({ key, points }) => [key.split(':')[0], points])).toEqual([
      ['act address', 3],
      ['act person', 3],
    ])
    await worlds.both(({ owner }) => owner.query(`update limits set points = 100000 where key like 'act person:%'`))
    expect(await scores()).toMatch(/^429\n[\s\S]*Try again in/)
    expect(await doesElse()).toContain('Try again in')
    const [numbers, numbersOfOther] = (await both('/metrics')).map((said) => said.match(/^concord_limits_met.*$/gm))
    expect(numbers).toEqual(['concord_limits_met{kind="act"} 1'])
    expect(numbersOfOther).toEqual(numbers)
    for (const product of products) await expect.poll(() => product.printed()).toContain('"event":"limit"')
    await worlds.both(({ owner }) => owner.query('delete from limits'))
  }, 180_000)

  it('every mail is the same, and the log too', async () => {
    const remind = builtActions().find(({ name }) => name === 'askReminderAction') as BuiltAction
    for (const { id } of [s.alone, s.meet]) {
      const [one, other] = await both(pathOf(remind.doors[0] ?? '', id), act(remind.id, 'lead', { assessmentId: id }))
      expect(one).toContain('done')
      expect(other).toBe(one)
    }
    // the member has scored nothing in 2.2; whether the hidden person gets one, only they and their mail server see
    const { email } = s.member
    await expect.poll(() => mail.map((server) => server.unread(email)), { timeout: 15_000 }).toEqual([2, 2])
    const letters = await Promise.all(mail.map(async (server) => [await server.next(email), await server.next(email)]))
    const [one, other] = letters.map((all) => all.map(({ source }) => withoutStamps(source)).sort())
    expect(other).toEqual(one)
    for (const who of s.allButHidden) for (const server of mail) expect(server.unread(who), who).toBe(0)

    // in the morning everybody is told what is new for them; what each has still to score is in their own alone
    await worlds.both(({ owner }) =>
      owner.query(`update assessments set scores_due_on = current_date + 1 where state = 'scoring';
        delete from notices; select queue_digests_at(current_date + time '07:00')`),
    )
    const digests = await Promise.all(mail.map(async (server) => withoutStamps((await server.next(email)).source)))
    expect(digests[1]).toBe(digests[0])
    expect(digests[0]).toMatch(/Score 2\.2 [^,]+, due/)
    const idle = async ({ owner }: World) =>
      (await owner.query(`select count(*)::int as many from mails where kind = 'notices'`)).rows[0].many
    await expect.poll(() => worlds.both(idle), { timeout: 15_000 }).toEqual([0, 0])
    for (const who of s.allButHidden) for (const server of mail) expect(server.unread(who), who).toBe(0)

    expect(Object.keys(MAILS).sort()).toEqual([...MAIL_KINDS].sort())
    // Two processes render pages, and whose line comes first hangs on nothing.
    // Each has said at its start which database and folder it uses, and those are its own.
    const [printed, printedOther] = products.map((product) =>
      withoutStamps(product.printed().split('Concord is ready')[1] ?? '')
        .split('\n')
        .filter((line) => !/"event":"trouble|limits are not counted/.test(line)) // a busy machine, not what people do
        .sort(),
    )
    expect(printedOther).toEqual(printed)
    expect(printed?.join(), 'refusals are in the log').toContain('"event":"refused"')
    expect(printed?.join()).not.toContain('Canary')
  }, 180_000)

  it('what is for those who run it counts no score, and nothing of one’s own is kept by a browser', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const [one, other] = await both(path)
      expect(other).toBe(one)
    }
    const [metrics, metricsOther] = (await both('/metrics')).map((said) =>
      (said.match(/^# HELP \w+/gm) ?? []).filter((line) => !/HELP (process|nodejs)_/.test(line)),
    )
    expect(metrics?.sort()).toEqual(
      ['connections', 'edits', 'errors', 'jobs_dead', 'limits_met', 'mails', 'refused', 'store_seconds', 'trouble'].map(
        (name) => `# HELP concord_${name}`,
      ),
    )
    expect(metricsOther?.sort()).toEqual(metrics)
    const dead = (kind: string) =>
      `select jobs.add_job('${kind}', max_attempts => 1); update jobs._private_jobs set attempts = 1`
    await worlds.both(({ owner }) => owner.query(dead('send-mail')))
    await worlds.only('one', ({ owner }) => owner.query(dead('send-reminder')))
    for (const numbers of await both('/metrics'))
      expect(numbers.match(/^concord_jobs_dead\{.*$/gm)).toEqual(['concord_jobs_dead{kind="send-mail"} 1'])
    const own = [`/q/1.1`, `/score/1`, `/meeting`, ''].map(
      (page) => `/c/${s.w.council.slug}/assessments/${s.meet.id}${page}`,
    )
    for (const path of own) {
      const [one] = await both(path, { headers: cookieOf('leader') })
      expect(one, path).toMatch(/^200\n/)
      expect(one, path).toMatch(/^cache-control\n.*no-store/im)
      expect(one, path).not.toMatch(/^(etag|last-modified)\n/im)
    }
  }, 180_000)
})

/** Everything that these sources name so. */
const sourcesOf = (sources: Record<string, string>, named: RegExp) => [
  ...new Set([...Object.values(sources).join('\n').matchAll(named)].map(([, name]) => name as string)),
]
const act = (id: string, who: string, sent: object) => ({
  method: 'POST',
  headers: { ...cookieOf(who), 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
  body: JSON.stringify([s.w.council.slug, { status: 'idle' }, sent]),
})
/** Each kind of mail, and how it is tried or why it holds no score. */
const MAILS: Record<string, string> = {
  reminder: 'compared above',
  notices: 'compared above, as they go out in the morning; each kind of notice in non-interference.test.ts',
  'sign-in': 'for an address; no council is read',
  programme: 'for an address; no council is read',
  invitation: 'holds what was typed and the council’s name',
  review: 'holds what was typed and the council’s name',
  removal: 'holds the council’s name and the day of its removal',
}
/** Without moments, ids, ports and boundaries of a message, and process numbers. */
const withoutStamps = (text: string) =>
  stripVTControlCharacters(text)
    .replaceAll(/localhost:\d+/g, 'localhost')
    .replaceAll(/^(Message-ID|Date):.*$/gim, '')
    .replaceAll(/--_NmP-[\w-]+/g, '')
    .replaceAll(/[\d.]+ ?m?s\b/g, 's')
    .replaceAll(/"time":"[^"]+"|"pid":\d+/g, '')

/** What is not waited for below, and why no score is in it. */
const NOT_WAITED_FOR: Record<string, string> = {
  update: 'goes up only',
  'server:leaving': 'holds one number, which the count of connections gives',
}
/** What is sent below, and what the library says itself. */
const SENT = [
  ...['document:join', 'document:leave', 'meeting:join', 'meeting:mine', 'page:follow', 'page:leave'],
  ...['disconnect', 'disconnecting'],
]

/** Text, meeting and pages are told of apart from one another, the one or the other first; text and meeting each in its own order. */
const inTheirOrder = (frames: string[]) => {
  const kindOf = (frame: string) => /"(meeting|page):/.exec(frame)?.[1] ?? 'text'
  const all = ['text', 'meeting', 'page'].map((kind) => frames.filter((frame) => kindOf(frame) === kind))
  all[2]?.sort() // a page's right is judged beside that of another
  return all.flat()
}
/** What an open page may follow in a council. A page that was made long ago is told at once. */
const PAGE_TOPICS = [() => `subject ${s.meet.documentId}`, () => `assessment ${s.meet.id}`, () => 'inbox']
const followAll = (socket: Overheard['socket'], who: string) => {
  const { userId } = s.w.insiders[who] as Caller
  for (const key of PAGE_TOPICS) socket.emit('page:follow', { key: key(), council: s.w.council.slug, made: 0, userId })
}
const isTold = (frame: string) => frame.includes('"page:changed"')
const pagesTold = ({ frames }: Overheard, times: number) =>
  expect.poll(() => frames.filter(isTold).length, { timeout: 15_000 }).toBe(times)
/** One world, followed by five people while the hidden person saves in it or does not: every frame, and what PostgreSQL spread. */
async function follow(name: 'one' | 'other') {
  const product = products[name === 'one' ? 0 : 1]
  const { ownerUrl, owner } = await worlds.only(name, async (world) => world)
  const told: string[] = []
  const spread = new pg.Client({ connectionString: ownerUrl })
  spread.on('error', () => {})
  await spread.connect()
  await spread.query('listen concord')
  spread.on('notification', ({ payload = '' }) => void told.push(payload))
  const { lead, observer } = s.w.insiders as Record<string, Caller>
  const council = s.w.council.slug
  const meeting = { council, assessmentId: s.meet.id }
  const ears = new Map<string, Overheard>()
  for (const one of ['lead', 'chair', 'member', 'observer', 'contributor']) {
    const ear = await overhear(product.url, s.sessions[one] as string)
    ears.set(one, ear)
    const text = { council, documentId: s.meet.documentId, stateVector: 'AA==', schema: TEXT_SCHEMA }
    expect(await ear.socket.timeout(9_000).emitWithAck('document:join', text), one).toMatchObject({ ok: true })
    for (const asked of ['meeting:join', 'meeting:mine']) await ear.socket.timeout(9_000).emitWithAck(asked, meeting)
    // The lead drives: that their screen is there is told to whoever is there by then, and that is they alone.
    if (one === 'lead') await expect.poll(() => [...ear.names], { timeout: 15_000 }).toContain('meeting:changed')
    followAll(ear.socket, one)
    await pagesTold(ear, PAGE_TOPICS.length)
  }
  const of = (one: string) => ears.get(one) as Overheard
  const reaches = async (event: string, ...who: string[]) => {
    for (const one of who)
      await expect.poll(() => [...of(one).names], { timeout: 15_000, message: `${event} to ${one}` }).toContain(event)
  }
  // What anybody would hear of the hidden person's saving comes before what is done next.
  if (name === 'one') await worlds.only(name, ({ owner }) => differ(s, 'other', new Date(), owner))
  await worlds.only(name, async () => {
    await mutate('openItem', lead, { assessmentId: s.meet.id, code: '1.2' })
    await reaches('meeting:changed', 'lead', 'chair', 'member', 'observer')
    expect(await mutate('startThread', lead, { subjectId: s.meet.documentId, body: 'Why?' })).toMatchObject({
      ok: true,
    })
  })
  for (const ear of ears.values()) await pagesTold(ear, PAGE_TOPICS.length + 1)
  // A comment changes its question, and with it the board a second time.
  const boards = (one: string) => of(one).frames.filter((frame) => frame.includes('"meeting:changed"')).length
  await expect
    .poll(() => ['lead', 'chair', 'member', 'observer'].map(boards), { timeout: 15_000 })
    .toEqual([3, 2, 2, 2])
  const edit = { counter: 1, batchId: '3f2b8a54-5a0b-4d0c-9d7e-0f1e2d3c4b5a', payload: composeText(['More.'], 77) }
  of('member').socket.emit('update', 0, editBody(edit))
  await reaches('saved', 'member')
  await reaches('edits', 'lead', 'chair', 'observer', 'contributor')
  of('observer').socket.emit('update', 0, editBody(edit))
  await reaches('document:refused', 'observer')
  of('member').socket.emit('presence', 0, Buffer.from('{"anchor":null,"head":null}'))
  await reaches('presence', 'lead', 'chair', 'observer', 'contributor')
  of('contributor').socket.emit('document:leave', s.meet.documentId)
  await reaches('presence:gone', 'lead', 'chair', 'member', 'observer')
  await owner.query('update memberships set ends_on = current_date where user_id = $1', [observer?.userId])
  await owner.query(`select pg_notify('concord', $1)`, [JSON.stringify({ topic: 'access', council: s.w.council.id })])
  await reaches('document:access', 'observer')
  await reaches('meeting:ended', 'observer')
  await expect.poll(() => of('observer').frames.filter((frame) => frame.includes('"page:ended"')).length).toBe(2)
  const names = new Set([...ears.values()].flatMap((ear) => [...ear.names]))
  const frames = Object.fromEntries([...ears].map(([one, ear]) => [one, inTheirOrder(ear.frames)]))
  for (const { socket } of ears.values()) socket.disconnect()
  await spread.end()
  return { told, names, frames }
}

/** Where two answers part, with what stands around it. */
const difference = (one: string, other: string) => {
  const at = [...one].findIndex((letter, i) => letter !== other[i])
  return `${JSON.stringify(one.slice(at - 120, at + 80))} | ${JSON.stringify(other.slice(at - 20, at + 80))}`
}
