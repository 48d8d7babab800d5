import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/db/gate'
import { correctComment } from '@/lib/comment/correct-comment'
import { deleteComment } from '@/lib/comment/delete-comment'
import { replyToThread } from '@/lib/comment/reply-to-thread'
import { startThread, startThreadInput } from '@/lib/comment/start-thread'
import { viewThreads } from '@/lib/comment/view-threads'
import { attachLink, attachLinkInput } from '@/lib/evidence/attach-link'
import { CLOSES, OPENS } from '@/lib/evidence/found-signs'
import { takeNote, takeNoteInput } from '@/lib/meeting/take-note'
import { agreeScore } from '@/lib/score/agree-score'
import { revealRound } from '@/lib/score/reveal-round'
import { submitScore } from '@/lib/score/submit-score'
import { searchCouncil } from '@/lib/search/search-council'
import { readAnswerAgain } from '@/lib/text/read-answer-again'
import { testDatabase } from '../kit/database'
import { paragraph, typistOf } from '../kit/type-answer'
import { buildWorld, SCORERS, SCORING, type World } from '../kit/world'

let w: World<keyof typeof SCORERS>
function done<T>(result: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T {
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value
}
const write = async (code: string, words: string) => {
  const place = { councilId: w.council.id, documentId: w.assessment.question(code).documentId }
  await typistOf(place).write(w.officer, (text) => text.insert(0, [paragraph(words)]))
  await readAnswerAgain(place)
}
const search = async (q: string, who: Caller = w.observer, more: object = {}) =>
  done(await searchCouncil(who, { q, ...more }))
const found = async (q: string, who?: Caller) => (await search(q, who)).hits.map(({ hitKind }) => hitKind).sort()

beforeAll(async () => {
  await testDatabase()
  w = await buildWorld({
    ...SCORING,
    questions: ['1.1', '1.2'],
    cast: {
      ...SCORERS,
      contributor: { role: 'contributor', assigned: ['1.2'] },
      rosalind: { role: 'officer', name: 'Rosalind Petherick' },
    },
  } as never)
  await write('1.1', 'Our harbour wall was surveyed in spring.')
  await write('1.2', 'The museum keeps its winter hours.')
  done(
    await startThread(
      w.member,
      startThreadInput.parse({ subjectId: w.documentId, body: 'Which surveyor looked at the harbour?' }),
    ),
  )
  done(
    await attachLink(
      w.officer,
      attachLinkInput.parse({
        ...{ title: 'Harbour repairs', speaksFor: '2026-01-31', readers: 'named', named: [w.member.userId] },
        url: 'https://testby.example/1',
      }),
    ),
  )
  done(
    await takeNote(
      w.chair,
      takeNoteInput.parse({
        assessmentId: w.assessmentId,
        code: '1.1',
        kind: 'decision',
        words: 'Ask for a dredging plan',
      }),
    ),
  )
}, 120_000)

describe('a search through a council', () => {
  it('finds answers, comments, evidence, decisions and people, each with its words in their sentence and a way there', async () => {
    const { hits, counts, count } = await search('harbour', w.member)
    expect(counts).toMatchObject({ answer: 1, statement: 0, comment: 1, decision: 0, evidence: 1, person: 0 })
    expect(count).toBe(3)
    const base = `/c/${w.council.slug}`
    const [answer, comment, evidence] = (['answer', 'comment', 'evidence'] as const).map((kind) =>
      hits.find(({ hitKind }) => hitKind === kind),
    )
    expect(answer).toMatchObject({ href: `${base}/assessments/${w.assessmentId}/q/1.1`, subject: { code: '1.1' } })
    expect(answer?.snippet).toContain(`Our ${OPENS}harbour${CLOSES} wall was surveyed`)
    expect(comment?.snippet).toContain(`surveyor looked at the ${OPENS}harbour${CLOSES}`)
    expect(comment?.href).toMatch(`${base}/assessments/${w.assessmentId}/comments?thread=`)
    expect(evidence?.href).toBe(`${base}/evidence/${evidence?.item?.id}`)
    expect(await search('dredging')).toMatchObject({
      hits: [{ hitKind: 'decision', kind: 'note', href: `${base}/assessments/${w.assessmentId}/record` }],
    })
    expect(await search('Petherick')).toMatchObject({
      hits: [{ hitKind: 'person', name: 'Rosalind Petherick', snippet: '' }],
    })
  })

  it('forgives typing mistakes, and says that the words are others', async () => {
    expect(await search('harbor')).toMatchObject({
      ...{ isNear: true, counts: { answer: 1, comment: 1 }, instead: ['harbour'] },
    })
    expect(await search('Rosalnd')).toMatchObject({ isNear: true, hits: [{ name: 'Rosalind Petherick' }] })
    expect(await search('harbour')).toMatchObject({ isNear: false, instead: [] })
  })

  it('says not a word of what the asker may not open, nor that there is something', async () => {
    expect(await found('repairs', w.member), 'there is something').toEqual(['evidence'])
    for (const who of [w.observer, w.lead, w.contributor])
      for (const q of ['repairs', 'repais'])
        expect(await search(q, who), q).toMatchObject({
          hits: [],
          count: 0,
          isNear: false,
          instead: [],
          next: undefined,
        })
    expect(await found('museum', w.contributor), 'what is assigned to them').toEqual(['answer'])
    for (const q of ['surveyed', 'surveyor', 'dredging']) expect(await found(q, w.contributor), q).toEqual([])
    expect(await found('surveyed', w.lead)).toEqual(['answer'])
  })

  it('is there for nobody else, whatever they do elsewhere', async () => {
    expect((await searchCouncil(w.observer, { q: 'harbour' })).ok).toBe(true)
    const place = { council: w.council.slug }
    expect(await searchCouncil({ ...w.outsider, place }, { q: 'harbour' })).toMatchObject({
      refusal: { kind: 'not-found' },
    })
    expect(await found('harbour', w.outsider), 'in their own council').toEqual([])
  })

  it('finds a comment by what it says now, and none that was taken back', async () => {
    const { threadId } = done(
      await startThread(w.member, startThreadInput.parse({ subjectId: w.documentId, body: 'A lighthouse stood here' })),
    )
    done(await replyToThread(w.lead, { threadId, body: 'The breakwater too' }))
    const [thread] = done(await viewThreads(w.lead, { subjectId: w.documentId, thread: threadId })).threads
    const [first, second] = (thread?.comments ?? []).map(({ id }) => id)
    done(await correctComment(w.member, { threadId, commentId: first, body: 'A windmill stood here' } as never))
    done(await deleteComment(w.lead, { threadId, commentId: second } as never))
    expect(await found('windmill')).toEqual(['comment'])
    for (const q of ['lighthouse', 'breakwater'])
      expect((await search(q)).hits.filter(({ isNear }) => !isNear)).toEqual([])
  })

  it('goes on by pages, each place once, and narrows to a kind', async () => {
    for (let at = 0; at < 23; at++)
      done(await startThread(w.member, startThreadInput.parse({ subjectId: w.documentId, body: `Ferry number ${at}` })))
    const first = await search('ferry')
    const second = await search('ferry', w.observer, { after: first.next })
    expect([first.hits.length, second.hits.length, second.next]).toEqual([20, 3, undefined])
    expect(new Set([...first.hits, ...second.hits].map(({ id }) => id)).size).toBe(23)
    expect(await search('harbour', w.member, { kind: 'answer' })).toMatchObject({
      count: 3,
      hits: [{ hitKind: 'answer' }],
    })
  })

  it('tells nothing of a hidden score and its reason: not found, not counted, not near', async () => {
    const asked = ['wharfinger', 'wharfnger', 'harbour', 'harbor']
    const told = async () => {
      const all = []
      for (const who of [w.lead, w.chair, w.observer, w.member, w.contributor])
        for (const q of asked) all.push(await search(q, who))
      return JSON.stringify(all)
    }
    const before = await told()
    const [hidden, ...others] = w.assessors
    const where = { assessmentId: w.assessmentId, code: '1.1', roundId: w.roundId }
    const score = { kind: 'level', current: 1, ambition: 4, confidence: 'high', evidenceStrength: 'fair' } as const
    done(await submitScore(hidden as Caller, { ...where, ...score, reason: 'The wharfinger said so' }))
    expect(await told()).toBe(before)
    for (const one of others) done(await submitScore(one, { ...where, ...score, reason: 'R' }))
    done(await revealRound(w.chair, where))
    expect(await found('wharfinger')).toEqual([])
    done(
      await agreeScore(w.chair, {
        ...{ ...where, level: 1, ambition: 4, reason: 'The quay is crumbling', groupDissent: undefined },
      } as never),
    )
    expect(await search('crumbling')).toMatchObject({ hits: [{ kind: 'level', subject: { code: '1.1' } }] })
    expect(await found('crumbling', w.contributor), 'another question').toEqual([])
  })

  it('asks nothing of words that no search knows', async () => {
    for (const q of ['', '   ', '!!', "'", '"', 'a & | !', '\\', '%'.repeat(300), 'the of and'])
      expect((await search(q)).hits).toEqual([])
  })
})
