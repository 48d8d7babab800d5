import type { Caller, ReviewPlace } from '@/db/gate'

import { CODES } from '../kit/build-secret'

export type Asked = { assessmentId: string; code: string; area: number; documentId: string; evidenceId: string }
type Try = { of: 'council' | 'review' | 'user' | 'nobody'; input: (at: Asked) => unknown; each?: readonly string[] }

const assessment = ({ assessmentId }: Asked) => ({ assessmentId })
const question = ({ assessmentId, code }: Asked) => ({ assessmentId, code })
const answer = ({ assessmentId }: Asked) => ({ assessmentId, code: '1.1' })

/** How each verb that only looks is tried: in which place its caller stands, and what it is asked. */
export const VIEWS: Record<string, Try> = {
  viewCouncilHome: { of: 'council', input: () => null },
  viewTrail: { of: 'council', input: assessment },
  viewOverview: { of: 'council', input: assessment },
  viewQuestion: { of: 'council', input: question, each: CODES },
  viewSetUp: { of: 'council', input: assessment },
  viewThreads: { of: 'council', input: answer },
  viewInvitation: { of: 'nobody', input: () => 'a token that nobody has' },
  viewMyPlaces: { of: 'user', input: () => null },
  viewPeople: { of: 'council', input: () => null },
  viewPositions: { of: 'council', input: () => null },
  viewProgramme: { of: 'user', input: () => null },
  viewCoverage: { of: 'council', input: assessment },
  viewAccess: { of: 'council', input: ({ documentId }) => ({ documentId }) },
  viewEdit: { of: 'council', input: ({ documentId }) => ({ documentId, seq: 1 }) },
  openText: { of: 'council', input: ({ documentId }) => ({ documentId }) },
  openEvidence: { of: 'council', input: ({ evidenceId }) => ({ evidenceId }) },
  openEvidenceInReview: { of: 'review', input: ({ evidenceId }) => ({ evidenceId }) },
  viewAllEvidence: { of: 'council', input: assessment },
  viewEvidence: { of: 'council', input: answer },
  viewLibrary: { of: 'nobody', input: () => ({}) },
  viewResourcesForArea: { of: 'nobody', input: ({ area }) => area },
  listDemoPeople: { of: 'nobody', input: () => undefined },
  isDatabaseReady: { of: 'nobody', input: () => undefined },
  viewAgenda: { of: 'council', input: assessment },
  viewBoard: { of: 'council', input: assessment },
  viewMeetingAccess: { of: 'council', input: assessment },
  viewMyPart: { of: 'council', input: assessment },
  viewReview: { of: 'review', input: () => null },
  viewReviewsOfAssessment: { of: 'council', input: assessment },
  viewArea: { of: 'council', input: ({ assessmentId, area }) => ({ assessmentId, area }), each: ['1.1', '2.1'] },
  viewConsensusRecord: { of: 'council', input: question, each: CODES },
  viewHowWeAgree: { of: 'council', input: assessment },
  viewScoreSheet: { of: 'council', input: question, each: CODES },
  exportSubmission: { of: 'council', input: assessment },
  viewReadiness: { of: 'council', input: assessment },
  viewSubmission: { of: 'council', input: assessment },
  viewAuthorship: { of: 'council', input: (at) => ({ ...answer(at), start: '', end: '' }) },
  viewMoment: { of: 'council', input: answer },
  viewTimeline: { of: 'council', input: answer },
  compareMoments: { of: 'council', input: answer },
}

/** What is named or made like a view and is no door of its own, with the reason why no score comes out of it. */
export const NO_VIEWS: Record<string, string> = {
  compareTexts: 'given two texts, it reads nothing',
  openHistory: 'part of the four views of an answer’s history, which are tried',
  whoseSession: 'takes a cookie and gives back its person',
  sendReminder: 'gives back nothing; its mails are compared on the wire',
  compactText: 'the log of shared texts, through a role that cannot read a score',
}

export type View = (caller: unknown, input: unknown) => Promise<unknown>
export type Person = { caller: Caller | Caller<ReviewPlace>; userId: string }

/** What this person is told, as it would go over the wire; what it fails with counts as told. */
export async function look(name: string, view: View, { caller, userId }: Person, at: Asked): Promise<string> {
  const { of, input } = VIEWS[name] ?? {}
  try {
    if (of === 'nobody') return told(await view(input?.(at), undefined))
    if (of === 'user') return told(await view(userId, undefined))
    return told(await view(caller, input?.(at)))
  } catch (fault) {
    return `failed: ${fault}`
  }
}
const told = (answer: unknown) =>
  JSON.stringify(answer, (_, value) =>
    value instanceof Map ? [...value] : value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  ) ?? 'nothing'
