import { beforeAll, describe, expect, it } from 'vitest'
import { viewCouncilHome } from '@/lib/assessment/view-council-home'
import { viewThreads } from '@/lib/comment/view-threads'
import { viewAllEvidence } from '@/lib/evidence/view-all-evidence'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { viewLibrary } from '@/lib/library/view-library'
import type { PageAsked } from '@/lib/page'
import { viewPeople } from '@/lib/people/view-people'
import { viewProgramme } from '@/lib/programme/view-programme'
import { viewArea } from '@/lib/score/view-area'
import { viewQuestion } from '@/lib/score/view-question'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { statementsHere } from '../kit/statements'
import { buildUser, buildWorld, meetingOf } from '../kit/world'

const build = () => buildWorld(meetingOf(6, 8))
let s: Awaited<ReturnType<typeof build>>
const whole = () => ({ assessmentId: s.assessmentId })
const at = () => ({ ...whole(), code: '1.1' })
const on = () => ({ subjectId: s.documentId })

const EVIDENCE = 130
const THREADS = 70
const COMMENTS = 1000
const PEOPLE = 300
const LONG = 5000

beforeAll(async () => {
  s = await build()
  const [council, question] = [s.council.id, s.question('1.1').id]
  await s.owner.query(
    `insert into evidence (council_id, assessment_id, assessment_question_id, kind, title, speaks_for, audience, url, added_by)
      select $1, $2, $3, 'link', 'Evidence ' || n, date '2026-01-01' + n / 3, 'council', 'https://northmoor.example/' || n, $4
      from generate_series(1, ${EVIDENCE}) n`,
    [council, s.assessmentId, question, s.officer.userId],
  )
  await s.owner.query(
    `with begun as (
      insert into comment_threads (council_id, subject_id, created_by, created_at)
        select $1, $2, $3, timestamptz '2026-01-01' + n / 2 * interval '1 minute' from generate_series(1, ${THREADS}) n returning id, created_at)
      insert into comments (council_id, thread_id, author_id, author_name, author_post, body, created_at)
        select $1, id, $3, 'Mia', 'Member', repeat('word ', ${LONG / 5}), created_at from begun`,
    [council, question, s.member.userId],
  )
  await s.owner.query(
    `insert into comments (council_id, thread_id, author_id, author_name, author_post, body, created_at)
      select $1, (select id from comment_threads order by created_at desc, id desc limit 1), $2, 'Mia', 'Member',
        'Reply ' || n || ' ' || repeat('w', ${LONG - 20}), timestamptz '2026-02-01' + n * interval '1 second'
      from generate_series(1, ${COMMENTS}) n`,
    [council, s.member.userId],
  )
})

type Paged = { previous: string | undefined; next: string | undefined }
const given = <T>(result: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}

/** Goes through a list page by page to its end and back, and gives the rows of each page on the way there. */
async function walked<V extends Paged>(look: (asked: PageAsked) => Promise<V>, idsOf: (view: V) => string[]) {
  const pages: string[][] = []
  let view = await look({})
  pages.push(idsOf(view))
  expect(view.previous, 'there is nothing before the first page').toBeUndefined()
  while (view.next) {
    view = await look({ after: view.next })
    pages.push(idsOf(view))
  }
  const back: string[][] = [idsOf(view)]
  while (view.previous) {
    view = await look({ before: view.previous })
    back.unshift(idsOf(view))
  }
  expect(back.flat().sort(), 'the way back meets the same').toEqual(pages.flat().sort())
  return pages
}
const once = (pages: string[][], all: number, most: number) => {
  expect(new Set(pages.flat()).size, 'each row once').toBe(all)
  expect(pages.flat()).toHaveLength(all)
  expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(most)
}

describe('a long list is read a page at a time', () => {
  it('the evidence of an assessment, the latest first', async () => {
    const look = async (asked: PageAsked) => given(await viewAllEvidence(s.chair, { ...whole(), ...asked }))
    once(await walked(look, ({ items }) => items.map(({ id }) => id)), EVIDENCE, 50)
    const { items, total, found } = await look({})
    expect({ total, found, latest: items[0]?.title }).toEqual({
      total: EVIDENCE,
      found: EVIDENCE,
      latest: 'Evidence 130',
    })
    const days = items.map(({ speaksFor }) => speaksFor)
    expect(days).toEqual([...days].sort().reverse())
  })

  it('the evidence of a question', async () => {
    const look = async (asked: PageAsked) => given(await viewEvidence(s.chair, { ...at(), ...asked }))
    once(await walked(look, ({ items }) => items.map(({ id }) => id)), EVIDENCE, 20)
    expect((await look({})).counts).toEqual({ standing: EVIDENCE, removed: 0 })
  })

  it('the threads of a question, of which each shows how it began and how it goes on', async () => {
    const look = async (asked: PageAsked) => given(await viewThreads(s.chair, { ...on(), ...asked }))
    const pages = await walked(look, ({ threads }) => threads.map(({ id }) => id))
    once(pages, THREADS, 20)
    const first = await look({})
    expect(first.counts).toEqual({ open: THREADS, resolved: 0, lost: 0 })
    expect(first.threads[0]).toMatchObject({ leftOut: COMMENTS - 2, comments: [{ isCut: true }, {}, {}] })
    expect(first.threads[0]?.comments[2]?.body).toMatch(/^Reply 1000 /)
    expect(JSON.stringify(first).length, 'comments as long as they may be').toBeLessThan(60_000)
  })

  it('a thread of a thousand comments, each of them whole', async () => {
    const threadId = given(await viewThreads(s.chair, on())).threads[0]?.id ?? ''
    const look = async (asked: PageAsked) => given(await viewThreads(s.chair, { ...on(), thread: threadId, ...asked }))
    const pages = await walked(look, ({ threads }) => threads.flatMap(({ comments }) => comments.map(({ id }) => id)))
    once(pages, COMMENTS + 1, 20)
    expect((await look({})).threads[0]?.comments.every(({ isCut }) => !isCut)).toBe(true)
  })

  it('the people of a council, and those who have left it', async () => {
    const { rows } = await s.owner.query(
      `with people as (
        insert into users (name, email) select 'Newcomer ' || n, 'newcomer' || n || '@people.example' from generate_series(1, ${PEOPLE}) n returning id, name)
      insert into memberships (council_id, user_id, role, post, starts_on, ends_on)
        select $1, id, 'officer', 'Post of ' || name, date '2026-01-01', case when name like '%7' then date '2026-02-01' end from people returning ends_on`,
      [s.council.id],
    )
    const left = rows.filter(({ ends_on }) => ends_on !== null).length
    const look = (show: 'here' | 'left') => async (asked: PageAsked) =>
      given(await viewPeople(s.lead, { q: 'post of NEWCOMER', show, ...asked }))
    once(await walked(look('here'), ({ people }) => people.map(({ userId }) => userId)), PEOPLE - left, 40)
    once(await walked(look('left'), ({ past }) => past.map(({ userId }) => userId)), left, 40)
    expect((await look('left')({})).found).toBe(left)
  })

  it('the register of councils, by name, and those of which a word is asked', async () => {
    const { userId } = await buildUser('Pam', { isProgramme: true })
    await s.owner.query(
      `insert into councils (slug, name, type) select 'register-' || n, 'Registered ' || n % 40, 'unitary' from generate_series(1, 120) n`,
    )
    const look = async (asked: PageAsked) => given(await viewProgramme(userId, { q: 'REGISTERED', ...asked }))
    once(await walked(look, ({ councils }) => councils.map(({ id }) => id)), 120, 50)
    expect((await look({})).found).toBe(120)
  })

  it('the library', async () => {
    const look = (asked: PageAsked) => viewLibrary({}, asked)
    const { total } = await look({})
    expect(total, 'more than a page').toBeGreaterThan(40)
    once(await walked(look, ({ found }) => found.map(({ id }) => id)), total, 40)
  })

  it('an address may hold anything', async () => {
    for (const asked of [{ after: 'nothing' }, { before: "x' or true" }])
      expect(given(await viewAllEvidence(s.chair, { ...whole(), ...asked })).items).toHaveLength(50)
    expect(given(await viewThreads(s.chair, { ...on(), thread: 'none' })).threads).toHaveLength(20)
  })
})

describe('a page asks at most 25 statements', () => {
  /** Whose session it is, and that it is used. */
  const SESSION = 2
  const count = async (...looks: (() => Promise<{ ok: boolean }>)[]) => {
    let sum = SESSION
    for (const look of looks) {
      const { value, statements } = await statementsHere(look)
      expect(value.ok).toBe(true)
      sum += statements.length
    }
    return sum
  }

  it('a question, whichever panel is open and however far its scoring is', async () => {
    const question = (panel: string) => () => viewQuestion(s.chair, { ...at(), panel })
    const panels = {
      evidence: [() => viewEvidence(s.chair, at())],
      comments: [() => viewThreads(s.chair, on())],
      score: [],
    }
    await question('levels')() // a connection that is new asks once who it is
    for (const [panel, looks] of Object.entries(panels))
      expect(await count(question(panel), ...looks), panel).toBeLessThanOrEqual(25)
    expect(await count(() => viewScoreSheet(s.chair, at())), 'agreed on').toBeLessThanOrEqual(25)
  })

  it('a score sheet, however many questions it has', async () => {
    expect(await count(() => viewArea(s.assessors[1] ?? s.chair, { ...whole(), area: 1 }))).toBeLessThanOrEqual(25)
  })

  it('a council’s home, however many assessments it has', async () => {
    for (let n = 0; n < 20; n++) await s.assess({ title: `Assessment ${n}`, questions: ['1.1'] })
    expect(await count(() => viewCouncilHome(s.lead, null))).toBeLessThanOrEqual(25)
  })
})
