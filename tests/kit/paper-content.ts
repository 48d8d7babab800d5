import type { PaperContent, PaperQuestion } from '@/lib/paper/shape/content'
import type { Node } from '@/lib/paper/shape/rich-text'

/** A chance that is the same each time. */
export function chanceOf(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const WORDS =
  'council housing evidence budget members residents saving quarter plan review risk reserve panel shared service partner digital estate adult care roads audit scrutiny cabinet ŵyl tŷ dŵr gŵyl ynghyd cyngor ysgol môr Ŷ tân'.split(
    ' ',
  )
const SIGNS = ['😀', '✅', '👩‍🔧', '🏴', '£', '€', '½', '→', '–', '“', '”', '…', '₂']

const text = (words: string, ...marks: string[]): Node => ({
  type: 'text',
  text: words,
  ...(marks.length > 0
    ? {
        marks: marks.map((type) => ({
          type,
          ...(type === 'link' ? { attrs: { href: 'https://example.org/a' } } : {}),
        })),
      }
    : {}),
})
export const block = (type: string, content: Node[], attrs?: Record<string, unknown>): Node => ({
  type,
  content,
  ...(attrs ? { attrs } : {}),
})
export const para = (...content: Node[]) => block('paragraph', content)

/** A text of about so many words, each with a number that is its own: headings, lists in lists, tables with lists in cells, Welsh, emoji. `said` has every word in its order. */
export function longText(words: number, chance: () => number, mark: string): { doc: Node; said: string[] } {
  const said: string[] = []
  const pick = <T>(from: readonly T[]) => from[Math.floor(chance() * from.length)] as T
  const word = () => {
    const one = `${pick(WORDS)}${mark}${said.length}`
    said.push(one)
    return one
  }
  const some = (count: number) => Array.from({ length: count }, word).join(' ')
  const line = (count: number): Node[] => {
    const half = Math.max(1, Math.floor(count / 2))
    return [
      text(`${some(half)} `),
      text(some(count - half || 1), pick(['bold', 'italic', 'underline', 'link', 'strike', 'code'])),
      text(` ${pick(SIGNS)}`),
    ]
  }
  const list = (depth: number): Node =>
    block(
      pick(['bulletList', 'orderedList']),
      Array.from({ length: 3 }, () => block('listItem', [para(...line(8)), ...(depth > 0 ? [list(depth - 1)] : [])])),
    )
  const table = (): Node => {
    const cell = (type: string, content: Node[]) => block(type, content)
    return block('table', [
      block(
        'tableRow',
        [1, 2, 3].map(() => cell('tableHeader', [para(text(some(2)))])),
      ),
      ...[1, 2, 3].map(() =>
        block('tableRow', [
          cell('tableCell', [para(...line(5))]),
          cell('tableCell', [list(0)]),
          cell('tableCell', [para(text(some(3)))]),
        ]),
      ),
    ])
  }
  const content: Node[] = []
  while (said.length < words) {
    content.push(block('heading', [text(some(4))], { level: pick([2, 3]) }))
    content.push(para(...line(60)), para(...line(45)))
    content.push(pick([() => list(2), table, () => block('blockquote', [para(...line(20))])])())
  }
  return { doc: { type: 'doc', content }, said }
}

const LEVELS = [1, 2, 3, 4] as const

const ROUTE: PaperContent['route'] = [
  {
    ...{ body: 'cabinet', bodyName: 'Leader and Cabinet', meetsOn: '2026-10-06', replyTo: 'The visit', minute: null },
    asks: [],
  },
  {
    ...{ body: 'scrutiny', bodyName: 'Corporate Overview', meetsOn: '2026-09-08', replyTo: null },
    minute: 'It noted the levels.\n\nIt asked for more on housing.',
    asks: [
      {
        ...{ number: 1, words: 'Publish the costs', answerBy: '2026-11-08', decision: 'accepted', reason: null },
        ...{ by: 'Lee Leader', at: '2026-09-20T09:00:00.000Z', actions: ['A page of costs'] },
      },
      {
        ...{ number: 2, words: 'Move the centre', answerBy: '2026-11-09', decision: 'not-accepted' },
        ...{ reason: 'The leases run until 2031', by: 'Lee Leader', at: '2026-09-21T09:00:00.000Z', actions: [] },
      },
      {
        ...{ number: 3, words: 'Name an adviser', answerBy: '2026-11-10', decision: null, reason: null },
        ...{ by: null, at: null, actions: [] },
      },
    ],
  },
]
/** What of it stands in every format. */
export const ROUTE_WORDS = [
  ...['Leader and Cabinet', 'It has the reply to “The visit”.', 'Cabinet or executive'],
  ...['Corporate Overview', 'It has the submission.', 'It noted the levels.', 'It asked for more on housing.'],
  ...['Publish the costs', 'Accepted', 'Lee Leader', 'A page of costs'],
  ...['Move the centre', 'Not accepted', 'The leases run until 2031', 'Name an adviser', 'Not answered yet'],
]
/** Of it the days, as pages say them. */
export const ROUTE_DAYS = ['6 October 2026', '8 September 2026', '20 September 2026', '10 November 2026']

/** What a paper is made of, generated: so many questions, each with an answer of so many words, rounds, dissent, evidence and comments. */
export function generatedContent({ questions = 40, words = 2_000, seed = 1 }): {
  content: PaperContent
  said: Map<string, string[]>
} {
  const chance = chanceOf(seed)
  const said = new Map<string, string[]>()
  const made = Array.from({ length: questions }, (_, at): PaperQuestion => {
    const code = `${1 + Math.floor(at / 8)}.${1 + (at % 8)}`
    const answer = longText(words, chance, `q${at}w`)
    said.set(code, answer.said)
    const level = LEVELS[Math.floor(chance() * 4)] as 1 | 2 | 3 | 4
    const isOut = at % 13 === 12
    return {
      ...{
        code,
        area: 1 + Math.floor(at / 8),
        shortName: `Short name ${at}`,
        question: `How well is thing ${at} done here?`,
      },
      leftOut: isOut ? `Left out for reason ${at}` : null,
      levels: LEVELS.map((one) => ({ level: one, text: `Descriptor ${one} of ${at}` })),
      help: {
        why: `Why ${at}`,
        member: `Member looks ${at}`,
        officer: `Officer looks ${at}`,
        evidence: [`Shows ${at}`],
      },
      answer: answer.doc,
      open: null,
      rounds: isOut
        ? []
        : [
            {
              ...{
                round: 1,
                putAsideBecause: null,
                spread: { 1: 1, 2: 2, 3: 2, 4: 1 },
                cannotJudge: 1,
                doesNotApply: 0,
              },
              consensus: 'close',
              agreement: {
                ...{
                  level,
                  ambition: Math.min(4, level + 1),
                  reason: `Reason ${at}`,
                  groupDissent: at % 5 === 0 ? `Group dissent ${at}` : null,
                },
                ...{
                  agreedAt: '2026-06-29T14:05:00.000Z',
                  concur: 5,
                  dissent: at % 4 === 0 ? 1 : 0,
                  dissentByName: [],
                },
                minorityViews: at % 4 === 0 ? [{ by: 'Member', words: `Minority view ${at}` }] : [],
                statements:
                  at % 10 === 0 ? [{ group: 'First group', by: 'Leader', words: `Statement ${at}`, level }] : [],
                reopenedBecause: null,
              },
            },
          ],
      evidence: [
        {
          ...{ title: `Evidence ${at}`, speaksFor: '2026-03-31', audience: 'council', exemptParagraph: null },
          ...{ fileName: `file-${at}.pdf`, url: null, sha256: 'ab'.repeat(32) },
        },
      ],
      threads: [
        {
          ...{ quote: `quoted ${at}`, on: 'text', isResolved: at % 2 === 0 },
          said: [{ by: 'Somebody', post: 'Officer', at: '2026-06-01T09:00:00.000Z', words: `Comment ${at}` }],
        },
      ],
    }
  })
  const areas = [...new Set(made.map(({ area }) => area))]
  return {
    said,
    content: {
      ...{ format: 'concord-document/1', kind: 'whole', area: null, isDraft: true, seal: null, submittedAt: null },
      ...{ sight: { of: 'council', restricted: true }, council: { name: 'Testby Council', type: 'unitary' } },
      ...{
        framework: { name: 'Framework', version: 1 },
        levelNames: ['Starting', 'Developing', 'Maturing', 'Leading'],
      },
      ...{ assessment: { title: 'Self-assessment 2026', version: 1 }, rules: ['A rule.'] },
      people: [{ duty: 'assessor', name: 'Ann Other', post: 'Member', until: null }],
      ...{ signatures: [], notes: [], meeting: null, order: null, route: ROUTE },
      areas: areas.map((number) => ({
        number,
        title: `Area ${number}`,
        statement: longText(80, chance, `a${number}w`).doc,
        threads: [],
      })),
      questions: made,
    },
  }
}
