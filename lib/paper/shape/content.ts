import { z } from 'zod'
import { signingNote } from '../../submission/submission'
import { PAPER_KINDS } from './paper'

const level = z.int().min(1).max(4)
/** A text as the editor keeps it. What is in it is read by `rich-text` alone. */
const written = z.unknown()
const said = z.object({ by: z.string(), words: z.string() })

/** What was agreed in a round, with no more of who held otherwise than the naming rule allows. */
const agreement = z.object({
  level,
  ambition: level,
  reason: z.string(),
  groupDissent: z.string().nullable(),
  agreedAt: z.string().nullable(),
  concur: z.int().nullable(),
  dissent: z.int().nullable(),
  dissentByName: z.array(z.string()),
  minorityViews: z.array(said),
  statements: z.array(said.extend({ group: z.string(), level })),
  /** Why it was opened again, where it was. */
  reopenedBecause: z.string().nullable(),
})

/** A revealed round, or one that was put aside unseen, of which nothing is known but why. */
const round = z.object({
  round: z.int(),
  putAsideBecause: z.string().nullable(),
  spread: z.object({ 1: z.int(), 2: z.int(), 3: z.int(), 4: z.int() }).nullable(),
  cannotJudge: z.int(),
  doesNotApply: z.int(),
  consensus: z.enum(['agreed', 'close', 'split', 'polarised']).nullable(),
  agreement: agreement.nullable(),
})

/** A piece of evidence that this reader may open, or one of which a sealed copy keeps the hash alone. */
const evidence = z.object({
  title: z.string().nullable(),
  speaksFor: z.string().nullable(),
  audience: z.string(),
  /** Of what is exempt: the paragraph of Schedule 12A, Part 1. */
  exemptParagraph: z.int().nullable(),
  fileName: z.string().nullable(),
  url: z.string().nullable(),
  sha256: z.string().nullable(),
})

const thread = z.object({
  /** The words that it is about. */
  quote: z.string().nullable(),
  on: z.enum(['text', 'evidence', 'review']),
  isResolved: z.boolean(),
  said: z.array(z.object({ by: z.string(), post: z.string().nullable(), at: z.string(), words: z.string() })),
})

const question = z.object({
  code: z.string(),
  area: z.int(),
  shortName: z.string(),
  question: z.string(),
  leftOut: z.string().nullable(),
  /** What each level means for this question, and what to look for; where the kind is about that. */
  levels: z.array(z.object({ level, text: z.string() })),
  help: z
    .object({
      why: z.string(),
      member: z.string().nullable(),
      officer: z.string().nullable(),
      evidence: z.array(z.string()),
    })
    .nullable(),
  answer: written,
  /** Up to which edit the answer was read, and the end of its text’s id: a Word file that comes back says it. Absent of a sealed copy. */
  readAt: z.string().optional(),
  rounds: z.array(round),
  /** The number of the round that is open: its scores are nobody's but their authors'. */
  open: z.int().nullable(),
  evidence: z.array(evidence),
  /** After which letter of the answer which number stands, and which piece of the evidence it is, counted from one; absent where none does. */
  marks: z.array(z.object({ to: z.int(), number: z.int(), evidence: z.int() })).optional(),
  threads: z.array(thread),
})

const meeting = z.object({
  startsAt: z.string().nullable(),
  on: z.string().nullable(),
  place: z.string(),
  facilitator: z.string().nullable(),
  order: z.array(z.object({ code: z.string(), state: z.enum(['open', 'revealed', 'agreed']) })),
  notes: z.array(
    z.object({
      kind: z.enum(['decision', 'action']),
      words: z.string(),
      owner: z.string().nullable(),
      dueOn: z.string().nullable(),
      code: z.string().nullable(),
    }),
  ),
})

/** A formal body to which the submission went, or the reply to a review: what it minuted, and what the council answered to what it recommends. */
const referral = z.object({
  body: z.enum(['scrutiny', 'audit', 'cabinet', 'full-council', 'governance-audit']),
  bodyName: z.string(),
  meetsOn: z.string(),
  /** The review to which the reply is that it had; nothing where it had the submission. */
  replyTo: z.string().nullable(),
  minute: z.string().nullable(),
  asks: z.array(
    z.object({
      number: z.int(),
      words: z.string(),
      answerBy: z.string(),
      decision: z.enum(['accepted', 'not-accepted']).nullable(),
      reason: z.string().nullable(),
      by: z.string().nullable(),
      at: z.string().nullable(),
      /** By their titles, those of the plan that stand for it. */
      actions: z.array(z.string()),
    }),
  ),
})

/** Another framework's order, with what was written where none of our questions answers. */
const order = z.object({
  title: z.string(),
  source: z.object({ title: z.string(), url: z.string(), asOf: z.string() }),
  themes: z.array(
    z.object({
      title: z.string(),
      asks: z.array(
        z.object({
          words: z.string(),
          codes: z.array(z.string()),
          isGap: z.boolean(),
          write: z.string(),
          written: z
            .object({ words: z.string(), by: z.string(), at: z.string(), carriedFrom: z.string().nullable() })
            .nullable(),
        }),
      ),
    }),
  ),
})

/** Who reads: a paper says what it could hold, so that whoever gets it from somebody else knows what may be missing. */
const sight = z.object({
  of: z.enum(['council', 'assigned', 'peers']),
  /** Exempt and confidential evidence, by its titles. */
  restricted: z.boolean(),
})

/** Everything that a paper is made of: what this reader may see of one assessment, and nothing of when it was asked for or by whom. */
export const paperContent = z.object({
  format: z.literal('concord-document/1'),
  kind: z.enum(PAPER_KINDS),
  /** The number of its area, where it is of one alone. */
  area: z.int().nullable(),
  /** Not the sealed copy: words and levels may still change. */
  isDraft: z.boolean(),
  /** Of the submission. */
  seal: z.string().nullable(),
  submittedAt: z.string().nullable(),
  sight,
  council: z.object({ name: z.string(), type: z.string() }),
  framework: z.object({ name: z.string(), version: z.int() }),
  levelNames: z.array(z.string()),
  assessment: z.object({ title: z.string(), version: z.int() }),
  rules: z.array(z.string()),
  people: z.array(z.object({ duty: z.string(), name: z.string(), post: z.string(), until: z.string().nullable() })),
  signatures: z.array(z.object({ name: z.string(), post: z.string(), signedAt: z.string() })),
  /** What the statutory officers have stand beside what is signed. */
  notes: z.array(signingNote),
  areas: z.array(z.object({ number: z.int(), title: z.string(), statement: written, threads: z.array(thread) })),
  questions: z.array(question),
  meeting: meeting.nullable(),
  order: order.nullable(),
  /** Where it went, the latest meeting first. It comes after the seal and is no part of what was sealed. */
  route: z.array(referral),
})

export type PaperContent = z.infer<typeof paperContent>
export type PaperOrder = NonNullable<PaperContent['order']>
export type PaperQuestion = PaperContent['questions'][number]
export type PaperRound = PaperQuestion['rounds'][number]
export type PaperAgreement = NonNullable<PaperRound['agreement']>
export type PaperEvidence = PaperQuestion['evidence'][number]
export type PaperReferral = PaperContent['route'][number]
export type PaperThread = PaperQuestion['threads'][number]

/** What stands: the agreement of the last round, where it was not opened again. */
export const standingOf = ({ rounds }: Pick<PaperQuestion, 'rounds'>): PaperAgreement | null => {
  const last = rounds.filter(({ putAsideBecause }) => putAsideBecause === null).at(-1)?.agreement
  return last && last.reopenedBecause === null ? last : null
}

/** Somebody holds otherwise than what stands. */
export const hasDissent = (question: Pick<PaperQuestion, 'rounds'>): boolean => {
  const standing = standingOf(question)
  return (
    standing !== null &&
    ((standing.dissent ?? 0) > 0 ||
      standing.groupDissent !== null ||
      statementsOf(question).length > 0 ||
      standing.minorityViews.length > 0)
  )
}

/** A minority statement stays with its question when the level that it was said of is opened again. */
export const statementsOf = ({ rounds }: Pick<PaperQuestion, 'rounds'>) =>
  rounds.flatMap(({ agreement }) => agreement?.statements ?? [])
