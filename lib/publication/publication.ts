import { z } from 'zod'
import type { PUBLICATION_STATES } from '@/db/schema/publication'
import { HOW_FAR_LIST } from '../progress/progress'
import { signingNote, submissionContent } from '../submission/submission'

export type PublicationState = (typeof PUBLICATION_STATES)[number]

const when = z.string()
const publicAction = z.object({
  title: z.string(),
  post: z.string(),
  dueOn: z.string(),
  state: z.enum(['agreed', 'under-way', 'done']),
})

/** A report as anybody reads it: whole, with the council's reply and the plan of what it accepted. */
const publicReport = z.object({
  title: z.string(),
  publishedAt: when,
  agreedAt: when,
  /** When the peers published its progress review, where that is out too. */
  progressOn: when.nullable(),
  /** The reply as a document. */
  reply: z.unknown(),
  bodies: z.array(z.object({ name: z.string(), on: z.string() })),
  findings: z.array(
    z.object({
      kind: z.enum(['strength', 'observation', 'concern']),
      words: z.string(),
      codes: z.array(z.string()),
      documents: z.int(),
      conversations: z.int(),
    }),
  ),
  recommendations: z.array(
    z.object({
      words: z.string(),
      priority: z.enum(['high', 'medium', 'low']),
      timescale: z.enum(['three-months', 'six-months', 'year', 'longer']),
      post: z.string(),
      decision: z.enum(['accepted', 'partly-accepted', 'rejected']),
      reason: z.string().nullable(),
      progress: z
        .object({
          statement: z.string(),
          howFar: z.enum(HOW_FAR_LIST),
          view: z.string(),
          actions: z.array(publicAction.extend({ state: z.enum(['proposed', 'agreed', 'under-way', 'done']) })),
          evidence: z.array(z.object({ title: z.string(), url: z.string().nullable() })),
        })
        .nullable(),
      actions: z.array(publicAction),
    }),
  ),
})

const { areas, questions, framework } = submissionContent.shape
/** What is published of a submission, as the database hands it to anybody (`published` in db/sql/publication.sql). */
const publicContent = z.object({
  title: z.string(),
  council: z.string(),
  framework,
  version: z.int(),
  submittedAt: when,
  seal: z.string(),
  publishedAt: when,
  notes: z.array(signingNote),
  /** So many questions were submitted. */
  of: z.int(),
  signatures: z.array(z.object({ name: z.string(), post: z.string(), signedAt: when })),
  areas,
  questions,
  review: publicReport.nullable(),
})
export type PublicContent = z.infer<typeof publicContent>
export type PublicReport = z.infer<typeof publicReport>
export const publicPage = z.object({
  about: z.object({ title: z.string(), council: z.string() }),
  withdrawn: z.array(z.object({ at: when, because: z.string() })),
  content: publicContent.nullable(),
})

/** Where anybody reads it. */
export const publicPath = (slug: string, submissionId: string): string => `/published/${slug}/${submissionId}`
