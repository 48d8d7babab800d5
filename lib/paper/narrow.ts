import { isAudience, isRestricted } from '../evidence/evidence'
import type { PaperContent, PaperQuestion } from './shape/content'
import type { PaperKind } from './shape/paper'

/** Of what this reader may see, the part that a kind is made of. Nothing is added. */
export function narrow(content: PaperContent, kind: PaperKind, area: number | undefined): PaperContent {
  const of = { ...content, kind, area: kind === 'area' ? (area ?? null) : null }
  switch (kind) {
    case 'whole':
      return { ...of, meeting: null, questions: of.questions.map(withoutHelp) }
    case 'area':
      return {
        ...of,
        ...{ meeting: null, route: [] },
        areas: of.areas.filter(({ number }) => number === area),
        questions: of.questions.filter((one) => one.area === area).map(withoutHelp),
      }
    case 'pack':
      return {
        ...bare(of),
        questions: of.questions.map((one) => ({
          ...withoutMarks(one),
          ...{ answer: null, rounds: [], open: null, ...NOTHING_BESIDE },
        })),
      }
    case 'agenda':
      return {
        ...bare(of),
        meeting: of.meeting,
        questions: of.questions.map((one) => ({ ...withoutWords(one), evidence: [] })),
      }
    case 'committee':
      return {
        ...bare(of),
        signatures: of.signatures,
        notes: of.notes,
        route: of.route,
        sight: { ...of.sight, restricted: false },
        questions: of.questions.map(withoutWords).map((one) => ({ ...one, evidence: open(one) })),
      }
    case 'cpc':
    case 'best-value':
      return {
        ...bare(of),
        sight: { ...of.sight, restricted: false },
        questions: of.questions.map((one) => ({
          ...withoutMarks(withoutHelp(one)),
          ...{ threads: [], evidence: open(one) },
        })),
      }
    case 'evidence':
      return {
        ...bare(of),
        questions: of.questions.map((one) => ({
          ...withoutWords(one),
          rounds: [],
          open: null,
          evidence: one.evidence,
        })),
      }
  }
}

/** Evidence that may be named outside the council. */
const open = ({ evidence }: PaperQuestion) =>
  evidence.filter(({ audience }) => isAudience(audience) && !isRestricted(audience))

const NOTHING_BESIDE = { evidence: [], threads: [] }

/** Without statements, people, rules, the meeting and the formal route. */
const bare = (content: PaperContent): PaperContent => ({
  ...content,
  ...{ rules: [], people: [], signatures: [], notes: [], meeting: null, route: [] },
  areas: content.areas.map((one) => ({ ...one, statement: null, threads: [] })),
})

const withoutHelp = (one: PaperQuestion): PaperQuestion => ({ ...one, help: null, levels: [] })
const withoutMarks = ({ marks: _, ...one }: PaperQuestion): PaperQuestion => one
const withoutWords = (one: PaperQuestion): PaperQuestion => ({
  ...withoutMarks(withoutHelp(one)),
  ...{ answer: null, threads: [] },
})
