import canonicalize from 'canonicalize'
import { z } from 'zod'
import { NAMINGS, RULE_KINDS } from '../assessment/assessment'
import { type FixedRules, fixedRulesOf } from '../score/rule-words'

const level = z.int().min(1).max(4)
const spread = z.object({ 1: z.int(), 2: z.int(), 3: z.int(), 4: z.int() })

/** A round that another followed, with what was agreed in it before it was reopened. */
const earlierRound = z.object({
  round: z.int(),
  spread,
  cannotJudge: z.int(),
  doesNotApply: z.int(),
  agreed: z
    .object({ level, ambition: level, reason: z.string(), groupDissent: z.string().nullable(), agreedAt: z.string() })
    .nullable(),
  followedBecause: z.string().nullable(),
})

/**
 * Words of an answer that rest on evidence: the places of their first and last letter among all letters of the answer, counted from none,
 * without breaks; and which piece of the question's evidence it is, counted from one. What is withheld has no mark.
 */
const sealedMark = z.object({
  from: z.int(),
  to: z.int(),
  words: z.string(),
  evidence: z.int(),
  evidenceId: z.string(),
})
export type SealedMark = z.infer<typeof sealedMark>

/** One question as it was submitted: its words, its agreed level with reason and dissent, its spread and its evidence. */
const submittedQuestion = z.object({
  code: z.string(),
  area: z.int(),
  question: z.string(),
  leftOut: z.string().nullable(),
  answer: z.unknown(),
  text: z.string(),
  agreed: z
    .object({
      level,
      ambition: level,
      reason: z.string(),
      groupDissent: z.string().nullable(),
      consensus: z.enum(['agreed', 'close', 'split', 'polarised']),
      round: z.int(),
      spread,
      cannotJudge: z.int(),
      doesNotApply: z.int(),
      assessors: z.int(),
      concur: z.int(),
      dissent: z.int(),
      minorityViews: z.array(z.object({ by: z.string(), view: z.string() })),
      /** What leaders of groups had stand beside it, and of which level they said it; absent where none did. */
      minorityStatements: z
        .array(z.object({ group: z.string(), by: z.string(), words: z.string(), round: z.int(), level }))
        .optional(),
      /** Absent from what was submitted before it was kept. */
      agreedAt: z.string().optional(),
      earlier: z.array(earlierRound).optional(),
      /** Decisions that the level stands although its answer changed after it was scored; absent where there was none. */
      letStand: z.array(z.object({ round: z.int(), at: z.string(), why: z.string() })).optional(),
      /** Rounds that somebody left and that were put aside unseen. */
      putAside: z.array(z.object({ round: z.int(), at: z.string(), why: z.string() })).optional(),
    })
    .nullable(),
  evidence: z.array(
    z.object({
      title: z.string().nullable(),
      speaksFor: z.string().nullable(),
      audience: z.string(),
      fileName: z.string().nullable(),
      url: z.string().nullable(),
      sha256: z.string().nullable(),
    }),
  ),
  /** Words that rest on a piece of that evidence, in the order of the text; absent where none do. */
  marks: z.array(sealedMark).optional(),
})

/** Somebody with a duty, under the post of its time. The rest is there only where the duty changed hands. */
const namedPerson = z.object({
  duty: z.string(),
  name: z.string(),
  post: z.string(),
  until: z.string().optional(),
  because: z.string().optional(),
  follows: z.string().optional(),
  from: z.string().optional(),
  named: z.string().optional(),
})
export type NamedPerson = z.infer<typeof namedPerson>

/** A note of a statutory officer that was signed with the rest, under the name and post of its day. */
export const signingNote = z.object({
  office: z.enum(['s151_officer', 'monitoring_officer']),
  by: z.string(),
  post: z.string(),
  words: z.string(),
  at: z.string(),
})

/** What is signed: everything but the signatures. Evidence that is exempt or confidential appears only as withheld, with its hash. */
export const submissionContent = z.object({
  format: z.literal('concord-submission/1'),
  council: z.object({ name: z.string(), type: z.string() }),
  framework: z.object({ name: z.string(), version: z.int() }),
  assessment: z.object({ id: z.string(), title: z.string(), version: z.int() }),
  rules: z.object({
    /** Absent where there was one rule alone, the standard one. */
    consensusRule: z.enum(RULE_KINDS).optional(),
    agreeShare: z.number(),
    quorumShare: z.number(),
    maxRounds: z.int(),
    namingRule: z.enum(NAMINGS),
    crossPartyRule: z.boolean(),
  }),
  /** Each with its statement: the document and its plain text. */
  areas: z.array(z.object({ number: z.int(), title: z.string(), statement: z.unknown(), text: z.string() })),
  people: z.array(namedPerson),
  questions: z.array(submittedQuestion),
  /** What the statutory officers have stand beside it; absent where neither said anything. */
  notes: z.array(signingNote).optional(),
})
export type SubmissionContent = z.infer<typeof submissionContent>
export type SubmittedQuestion = SubmissionContent['questions'][number]

/** The rules of scoring that were in force. A submission from before there was a choice had the standard one. */
export const rulesOf = ({ rules }: SubmissionContent): FixedRules =>
  fixedRulesOf({ ...rules, consensusRule: rules.consensusRule ?? 'standard' })

/** What is submitted and exported: the content and who signed it. */
export const submittedFile = z.object({
  content: submissionContent,
  signatures: z.array(
    z.object({ name: z.string(), post: z.string(), signedAt: z.string(), contentSha256: z.string() }),
  ),
  submittedAt: z.string(),
})
export type SubmittedFile = z.infer<typeof submittedFile>

/**
 * The one seal: over what is signed. Signatories see it as they sign, and it stands under every signature, in the submission, the report and
 * every document; the database takes no submission whose content has another. The hash of the whole file covers the signatures as well and is
 * not shown: by it a file is looked up.
 */
export const sealIn = ({ signatures }: Pick<SubmittedFile, 'signatures'>): string => signatures[0]?.contentSha256 ?? ''

/** The one written form of a value: JSON by RFC 8785, so that the order of keys and the white space do not count. */
export const canonicalForm = (value: unknown): string => canonicalize(value) ?? ''

/** The state of each frozen text in base64, by the code of its question or the number of its area, for comments to hang on. */
export const statesOf = (frozen: readonly { code: string; state: Uint8Array }[]): Record<string, string> =>
  Object.fromEntries(frozen.map(({ code, state }) => [code, Buffer.from(state).toString('base64')]))
