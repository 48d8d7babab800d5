import { beforeAll, describe, expect, it } from 'vitest'
import { exportInReview } from '@/lib/paper/export-in-review'
import { exportPaper } from '@/lib/paper/export-paper'
import { PAPER_KINDS, type PaperFormat, type PaperKind } from '@/lib/paper/shape/paper'
import { viewConsensusRecord } from '@/lib/submission/view-consensus-record'
import { testDatabase } from '../kit/database'
import { wordsInPaper } from '../kit/words-in-paper'
import { CANARIES, type Papers, READERS, type Reader, ROUTE_CANARIES, setPapers, WHOLE } from './paper-scene'

let scene: Papers
beforeAll(async () => {
  await testDatabase()
  scene = await setPapers()
})

/** The words of this paper as this reader gets it, or why they get none. */
async function taken(
  reader: Reader,
  kind: PaperKind,
  format: PaperFormat,
  assessmentId = scene.assessmentOf(reader),
): Promise<string | { refused: string }> {
  const asked = { kind, format, area: 1 }
  const { caller, place } = scene.readers[reader]
  const make = () =>
    place === 'review'
      ? exportInReview(caller as never, asked)
      : exportPaper(caller as never, { assessmentId, ...asked })
  let made = await make()
  // A thread that has just begun may take longer than somebody waits.
  for (let again = 0; again < 12 && made.ok && made.value === null; again++) made = await make()
  if (!made.ok) return { refused: made.refusal.kind }
  if (!made.value) throw new Error('it took too long')
  return wordsInPaper(made.value.bytes, format)
}

const REFUSED: Partial<Record<Reader, Partial<Record<PaperKind, string>>>> = {
  contributor: Object.fromEntries(
    ['agenda', 'committee', 'cpc', 'best-value'].map((kind) => [kind, 'paper-of-the-whole']),
  ),
  peer: Object.fromEntries(['agenda', 'committee', 'cpc', 'best-value'].map((kind) => [kind, 'paper-of-the-whole'])),
  outsider: Object.fromEntries(PAPER_KINDS.map((kind) => [kind, 'not-found'])),
  'uncleared peer': Object.fromEntries(PAPER_KINDS.map((kind) => [kind, 'not-found'])),
}

describe('a document holds what its reader may open', () => {
  it.each(READERS)('of every kind, for %s, and nothing else', async (reader) => {
    for (const kind of PAPER_KINDS) {
      const words = await taken(reader, kind, 'json')
      const refused = REFUSED[reader]?.[kind]
      if (refused) expect(words, `${kind} for ${reader}`).toEqual({ refused })
      else {
        if (typeof words !== 'string') throw new Error(`${kind} for ${reader} was refused: ${words.refused}`)
        const found = CANARIES.filter(({ word }) => words.includes(word)).map(({ word }) => word)
        const open = CANARIES.filter(
          ({ of, kinds, readers }) => of === scene.sourceOf(reader) && kinds.includes(kind) && readers.includes(reader),
        )
        expect(found.sort(), `${kind} for ${reader}`).toEqual(open.map(({ word }) => word).sort())
      }
    }
  })

  it('in every format the same', async () => {
    for (const format of ['csv', 'xlsx', 'docx', 'pdf'] as const) {
      const words = (await taken('observer', 'whole', format)) as string
      if (words === '') continue // no reader of PDF here
      const never = CANARIES.filter(({ readers }) => !readers.includes('observer'))
      for (const { word } of never) expect(words, format).not.toContain(word)
      expect(words, format).toContain('canary-answer-one')
      expect(words, format).toContain('canary-reason')
    }
  })

  it.each(READERS)('what formal bodies said, as its page shows it or not at all, for %s', async (reader) => {
    const page = await viewConsensusRecord(scene.readers[reader].caller as never, { assessmentId: scene.submittedId })
    const isWhole = WHOLE.includes(reader)
    expect(page.ok && page.value.route.length).toBe(isWhole ? 1 : false)
    for (const [kind, format] of [
      ['whole', 'docx'],
      ['whole', 'xlsx'],
      ['committee', 'json'],
    ] as const) {
      const words = await taken(reader, kind, format, scene.submittedId)
      for (const word of ROUTE_CANARIES)
        if (isWhole) expect(words, `${kind} ${format}`).toContain(word)
        else expect(JSON.stringify(words), `${kind} ${format}`).not.toContain(word)
    }
    expect(JSON.stringify(await taken(reader, 'whole', 'json', scene.submittedId)), 'sealed').not.toContain(
      'canary-minute',
    )
  })

  it('a score that is not revealed is in none, whoever asks, its author too', async () => {
    for (const reader of READERS) {
      const words = await taken(reader, 'whole', 'json')
      if (typeof words === 'string') expect(words).not.toContain('canary-hidden')
    }
  })
})
