import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkedWords } from '@/app/c/[council]/trail/checked-words'
import { type Caller, inCouncil } from '@/db/gate'
import { checkCouncilTrail } from '@/lib/council/check-council-trail'
import { downloadTrail } from '@/lib/council/download-trail'
import { viewTrailPart } from '@/lib/council/view-trail-part'
import { moveToGroup } from '@/lib/people/move-to-group'
import { ok } from '@/lib/result'
import { agreeScore } from '@/lib/score/agree-score'
import { recordStance } from '@/lib/score/record-stance'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { chain } from '@/lib/trail/chain'
import { fromDatabase, verifyTrailFile } from '@/server/verify/verify-file'
import { testDatabase } from '../kit/database'
import { buildUser, buildWorld, SCORING, type Scoring } from '../kit/world'

const folder = mkdtempSync(join(tmpdir(), 'concord-trail-'))
let s: Scoring
beforeEach(async () => {
  s = await buildWorld(SCORING)
  await act()
})

type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: { kind: string } }
const done = <T>(result: Outcome<T>): T => {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}
const SCORE = { kind: 'level', current: 2, ambition: 3, confidence: 'high', evidenceStrength: 'fair' } as const
const round = () => ({ assessmentId: s.assessmentId as string, code: '1.1', roundId: s.roundId as string })

/** Some entries that everybody reads, a reveal, and one that is hidden from most. */
async function act() {
  for (const group of ['Hill', 'Vale', 'Hill'])
    await moveToGroup(s.lead, {
      membershipId: s.dan.membershipId,
      politicalGroupId: s.council.groups[group] ?? Object.values(s.council.groups)[0] ?? '',
    })
  for (const by of s.assessors) done(await submitScore(by, { ...round(), ...SCORE, reason: 'What I saw' }))
  done(await revealRound(s.chair, round()))
  done(await agreeScore(s.chair, { ...round(), level: 2, ambition: 3, reason: 'As said' } as never))
  done(await recordStance(s.cat, { ...round(), stance: 'concur' }))
}
const entries = async () =>
  (
    await s.owner.query<{ seq: number; act: string; entry: string }>(
      'select seq::int, act, entry from audit_entries where chain_id = $1 order by seq',
      [s.council.id],
    )
  ).rows
/** As the owning role, past what the walls refuse it too. */
async function pastTheRules(text: string, values: unknown[]) {
  const client = await s.owner.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(text, values)
  } finally {
    client.release(true)
  }
}
const checked = async (by: Caller = s.observer) => done(await checkCouncilTrail(by, {}))
const sha = (words: string) => createHash('sha256').update(words).digest('hex')
type Line = { seq: number; hash: string; entry: string | null }

async function downloaded(by: Caller = s.observer): Promise<string[]> {
  let all = ''
  for await (const words of done(await downloadTrail(by)).lines) all += words
  return all.trimEnd().split('\n')
}
async function verified(lines: string[], isHere = true) {
  const path = join(folder, 'trail.jsonl')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return verifyTrailFile(path, isHere ? await fromDatabase((await testDatabase()).ownerUrl) : null)
}

describe('a trail that is checked where it stands', () => {
  it('is unbroken since its first entry, and says how many entries are this reader’s', async () => {
    const all = await entries()
    const { entries: seen, began, wrong } = await checked()
    expect([all.length - seen, wrong], 'the stance is not theirs').toEqual([1, undefined])
    expect(checkedWords({ entries: 1234, began, wrong })).toMatch(
      /^1,234 entries, unbroken since \w+day \d+ \w+ \d{4}\.$/,
    )
    expect((await checked(s.cat)).entries, 'one’s own').toBe(all.length)
  })

  it('breaks at the first entry that was altered, in its words or in what stands beside them', async () => {
    const [, second, third] = await entries()
    await pastTheRules(`update audit_entries set act = 'person.removed' where chain_id = $1 and seq = $2`, [
      ...[s.council.id, third?.seq],
    ])
    const { wrong } = await checked()
    expect(wrong).toMatchObject({ how: 'altered', entry: { act: 'person.removed' } })
    expect(checkedWords(await checked())).toMatch(/^Broken: the entry of .+ is not what was sealed\. All before it/)
    await pastTheRules(
      `update audit_entries set entry = replace(entry, '"seq"', '"sex"') where chain_id = $1 and seq = $2`,
      [...[s.council.id, second?.seq]],
    )
    expect((await checked()).wrong).toMatchObject({ how: 'altered', entry: { act: second?.act } })
  })

  it('breaks where an entry was rewritten with a hash that fits it', async () => {
    const [, second, third] = await entries()
    const link = JSON.parse(second?.entry ?? '')
    const words = canonicalize({ ...link, subject: { ...link.subject, reason: 'Another' } }) ?? ''
    await pastTheRules(
      `update audit_entries set entry = $3, hash = $4, subject = ($3::text)::jsonb -> 'subject' where chain_id = $1 and seq = $2`,
      [s.council.id, second?.seq, words, sha(words)],
    )
    expect((await checked()).wrong).toMatchObject({ how: 'unlinked', entry: { act: third?.act } })
  })

  it('breaks where an entry was taken out, and where two were swapped', async () => {
    const [, second, third] = await entries()
    const of = [s.council.id, second?.seq, third?.seq]
    await pastTheRules(
      'update audit_entries set seq = case seq when $2 then -1 else $2 end where chain_id = $1 and seq in ($2, $3)',
      of,
    )
    await pastTheRules(
      'update audit_entries set seq = $3 where chain_id = $1 and seq = -1 and $2::bigint is not null',
      of,
    )
    expect((await checked()).wrong).toMatchObject({ how: 'altered' })
    await pastTheRules('delete from audit_entries where chain_id = $1 and seq = $2', of.slice(0, 2))
    expect((await checked()).wrong).toMatchObject({ how: 'missing' })
  })

  it('breaks where a score that was revealed is not what the reveal took up', async () => {
    await pastTheRules(
      `delete from audit_entries where act = 'score.submitted' and chain_id in (select id from scores where round_id = $1 limit 1)`,
      [s.roundId],
    )
    expect((await checked()).wrong).toMatchObject({ how: 'scores', entry: { act: 'round.revealed' } })
  })

  it('tells nothing of an entry that is not theirs, where that is the one that was altered', async () => {
    const hidden = (await entries()).find(({ act }) => act === 'stance.recorded')
    await pastTheRules(`update audit_entries set entry = '{}' where chain_id = $1 and seq = $2`, [
      ...[s.council.id, hidden?.seq],
    ])
    expect((await checked()).wrong).toEqual({ how: 'altered', entry: undefined })
    expect(checkedWords(await checked())).toContain('an entry that is not yours to read is not what was sealed')
    expect((await checked(s.cat)).wrong).toMatchObject({ entry: { act: 'stance.recorded' } })
  })
})

describe('a trail that is downloaded', () => {
  it('is each entry as it was hashed, of what is another’s the seal alone, and is known here', async () => {
    const lines = await downloaded()
    const [head, ...rest] = lines.map((line) => JSON.parse(line))
    expect(head).toMatchObject({ format: 'concord-trail/1', council: { slug: s.council.slug } })
    expect(rest.pop()).toEqual({ entries: rest.length })
    const all = await entries()
    expect(rest.map(({ entry }: Line) => entry)).toEqual(
      all.map(({ act, entry }) => (act === 'stance.recorded' ? null : entry)),
    )
    expect(lines.join(), 'no score').not.toContain('What I saw')
    expect(await verified(lines)).toMatchObject({ status: 0 })
    expect(await verified(lines, false), 'where there is no database').toMatchObject({ status: 2 })
    expect((await verified(await downloaded(s.cat))).status, 'by another reader').toBe(0)
  })

  it('is found out where an entry was altered, taken out, swapped, or cut off', async () => {
    const lines = await downloaded()
    const judged = async (change: (all: string[]) => string[]) => (await verified(change([...lines]))).lines[0]
    expect(await judged((all) => all.map((line, at) => (at === 2 ? line.replace('person.', 'score.') : line)))).toBe(
      'Entry 2 is not what was sealed',
    )
    expect(await judged((all) => all.filter((_, at) => at !== 2))).toBe('Entries before 3 are missing')
    expect(await judged(([head = '', one = '', two = '', ...all]) => [head, two, one, ...all])).toBe(
      'Entries before 2 are missing',
    )
    expect(await judged((all) => all.slice(0, -1))).toBe('It is cut off: its last line is not there')
    expect(await judged((all) => [...all, all[1] ?? ''])).toBe('There is more after its end')
    expect(await judged((all) => all.map((line, at) => (at === 2 ? '{' : line)))).toBe('Line 3 cannot be read')
  })

  it('is unknown where its entries fit each other and were never here, to the very end or behind a seal alone', async () => {
    const [head = '', ...rest] = await downloaded()
    const end = rest.pop() ?? ''
    const chain = rest.map((line) => JSON.parse(line) as Line)
    /** The same with another reason in one entry, and every entry after it sealed anew as far as it is shown. */
    const forged = (from: number, hides: boolean) => {
      let before = ''
      return chain.map((line, at) => {
        if (line.entry === null || at < from || (hides && at > from)) {
          const kept = hides && at === from + 1 ? { ...line, entry: null } : line
          before = kept.hash
          return kept
        }
        const said = JSON.parse(line.entry)
        const entry =
          canonicalize({ ...said, previousHash: at === 0 ? '' : before, subject: { reason: 'Forged' } }) ?? ''
        before = sha(entry)
        return { ...line, entry, hash: before }
      })
    }
    const upToStance = chain.findIndex(({ entry }) => entry === null)
    const all = forged(1, false).slice(0, upToStance)
    const words = (lines: Line[]) => [
      head,
      ...lines.map((line) => JSON.stringify(line)),
      JSON.stringify({ entries: lines.length }),
    ]
    expect(await verified(words(all), false), 'it fits itself').toMatchObject({ status: 2 })
    expect(await verified(words(all))).toMatchObject({ status: 1 })
    const hiding = forged(1, true)
    expect(await verified(words(hiding), false), 'it fits itself').toMatchObject({ status: 2 })
    expect(await verified(words(hiding))).toMatchObject({ status: 1 })
    const renamed = head.replace(s.council.slug, 'another')
    expect((await verified([renamed, ...rest, end])).status, 'under another name').toBe(1)
  })

  it('and checked is for whoever reads the trail: no peer, nobody of elsewhere, and no role too low', async () => {
    const review = await s.review()
    const peer = await buildUser('Pia')
    await review.invite({ email: peer.email, name: 'Pia' })
    const others = [s.contributor, ...[s.outsider, peer].map(({ userId }) => ({ userId, place: s.lead.place }))]
    for (const by of others)
      for (const look of [checkCouncilTrail(by, {}), viewTrailPart(by, { after: 0 }), downloadTrail(by)])
        expect(await look).toMatchObject({ refusal: { kind: 'not-found' } })
    expect((await checked(s.outsider)).entries, 'their own').toBeLessThan((await checked()).entries)
    expect((await downloaded(s.outsider)).join()).not.toContain(s.council.id)
    expect((await checked(s.monitor)).wrong).toBeUndefined()
  })

  it('tells nobody whether somebody has scored a round that is not revealed, whatever they write into it', async () => {
    const w = await buildWorld(SCORING)
    const told = async () => {
      const falsely = (rounds: unknown) =>
        inCouncil(w.observer, async (tx, actor) => {
          await chain(tx, actor, 'rounds.revealed', { roundIds: rounds, seals: [] })
          const { rows } = await tx.execute(sql`select how from check_trail(0, 1000)`)
          return ok(rows)
        })
      return [await falsely([w.roundId]), await falsely(['no round']), await falsely('none at all')]
    }
    const before = await told()
    done(
      await submitScore(w.assessors[0] as Caller, {
        ...SCORE,
        assessmentId: w.assessmentId,
        code: '1.1',
        roundId: w.roundId,
        reason: 'R',
      }),
    )
    expect(await told()).toEqual(before)
  })

  it('takes no entry in another form than the one in which it is checked', async () => {
    const form = (change: object) =>
      inCouncil(s.lead, async (tx, actor) => {
        const { rows } = await tx.execute<{ seq: string; hash: string }>(
          sql`select * from audit_head(${actor.councilId})`,
        )
        const link = {
          ...{ act: 'council.looked', actorId: actor.userId, at: actor.now.toISOString(), chainId: actor.councilId },
          ...{ previousHash: rows[0]?.hash, seq: Number(rows[0]?.seq) + 1, subject: {}, ...change },
        }
        await tx.execute(sql`select append_to_trail(${canonicalize(link) ?? ''})`)
        return ok(null)
      })
    const refused = { cause: { code: 'CN009' } }
    await expect(form({ at: new Date().toISOString().replace('Z', '+00:00') })).rejects.toMatchObject(refused)
    await expect(form({ actorId: s.lead.userId.toUpperCase() })).rejects.toMatchObject(refused)
    await expect(form({ chainId: s.council.id.toUpperCase() })).rejects.toMatchObject(refused)
    expect(await form({})).toMatchObject({ ok: true })
    expect((await checked()).wrong).toBeUndefined()
  })
})
