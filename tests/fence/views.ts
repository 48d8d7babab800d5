import type { Caller, ReviewPlace } from '@/db/gate'
import type { Capability } from '@/lib/access/capability'
import { CODES } from './secret'

export type Asked = {
  assessmentId: string
  code: string
  area: number
  documentId: string
  evidenceId: string
  /** The item whose revision that evidence is. */
  itemId: string
  seq?: number
  /** Somebody of the council, and a duty of theirs. */
  userId: string
  dutyId: string
  /** A political group of theirs. */
  groupId?: string
  /** An action of the council's plan, and its reply to a report. */
  actionId?: string
  replyId?: string
  /** How far the council has come with a report, and the review that it is of. */
  progressId?: string
  reviewId?: string
}
type Try = {
  of: 'council' | 'review' | 'user' | 'nobody'
  input: (at: Asked) => unknown
  each?: readonly string[]
  /** In a council: what the table of who may do what must allow. */
  needs?: Capability
  /** Or that the question is assigned to them. */
  orAssigned?: true
}

const assessment = ({ assessmentId }: Asked) => ({ assessmentId })
const question = ({ assessmentId, code }: Asked) => ({ assessmentId, code })
const answer = ({ assessmentId }: Asked) => ({ assessmentId, code: '1.1' })
const text = ({ documentId }: Asked) => ({ textId: documentId })

/** How each verb that only looks is tried: in which place its caller stands, and what it is asked. */
export const VIEWS: Record<string, Try> = {
  viewCouncilHome: { of: 'council', needs: 'enter', input: () => null },
  viewTrail: { of: 'council', needs: 'read-whole', input: assessment },
  viewOverview: { of: 'council', needs: 'enter', input: assessment },
  viewMovement: { of: 'council', needs: 'enter', input: assessment },
  viewStages: { of: 'council', needs: 'enter', input: assessment },
  viewOutcomes: { of: 'council', needs: 'enter', input: assessment },
  viewQuestion: { of: 'council', needs: 'read-whole', orAssigned: true, input: question, each: CODES },
  viewGuide: { of: 'council', needs: 'read-whole', input: assessment },
  viewSetUp: { of: 'council', needs: 'see-set-up', input: assessment },
  viewStatement: { of: 'council', needs: 'read-whole', input: ({ assessmentId, area }) => ({ assessmentId, area }) },
  viewThreads: {
    of: 'council',
    needs: 'read-whole',
    orAssigned: true,
    input: ({ documentId }) => ({ subjectId: documentId }),
  },
  previewInvitations: {
    ...{ of: 'council', needs: 'invite' },
    input: () => ({ list: 'M, many@people.example, officer, P', role: '' }),
  },
  viewPoliticalGroup: { of: 'council', needs: 'manage-people', input: ({ groupId = '' }) => ({ groupId }) },
  viewWordBack: {
    ...{ of: 'council', needs: 'read-whole', orAssigned: true },
    input: ({ assessmentId, code }) => ({
      ...{ assessmentId, fileName: 'a.docx' },
      answers: [{ code, readAt: '1-00000000', paragraphs: ['P'] }],
    }),
  },
  viewComments: { of: 'council', needs: 'enter', input: assessment },
  viewInvitation: { of: 'nobody', input: () => 'a token that nobody has' },
  viewMyPlaces: { of: 'user', input: () => null },
  viewMySignIns: { of: 'user', input: () => null },
  viewReadable: { of: 'user', input: ({ documentId }) => ({ ids: [documentId] }) },
  viewInbox: { of: 'user', input: () => null },
  countInbox: { of: 'user', input: () => null },
  viewMailChoices: { of: 'user', input: () => null },
  viewPeople: { of: 'council', needs: 'enter', input: () => ({}) },
  viewPerson: { of: 'council', needs: 'enter', input: ({ userId }) => ({ userId }) },
  viewRoleEnding: { of: 'council', needs: 'manage-people', input: ({ userId }) => ({ userId }) },
  viewProfile: { of: 'council', needs: 'enter', input: () => null },
  checkCouncilTrail: { of: 'council', needs: 'read-whole', input: () => ({}) },
  viewTrailPart: { of: 'council', needs: 'read-whole', input: () => ({ after: 0 }) },
  viewCouncilTrail: { of: 'council', needs: 'read-whole', input: () => ({}) },
  viewSuccession: {
    ...{ of: 'council', needs: 'name-successor' },
    input: ({ assessmentId, dutyId }) => ({ assessmentId, dutyId }),
  },
  viewAdministration: { of: 'council', needs: 'enter', input: () => null },
  viewPositions: { of: 'council', needs: 'enter', input: () => null },
  viewProgramme: { of: 'user', input: () => null },
  viewLeavings: { of: 'user', input: () => ({}) },
  viewAnonymity: { of: 'council', needs: 'make-anonymous', input: ({ userId }) => ({ userId }) },
  viewCycles: { of: 'council', needs: 'read-whole', input: () => ({}) },
  exportCycles: { of: 'council', needs: 'read-whole', input: () => ({ which: 'spread', format: 'svg' }) },
  viewExport: { of: 'council', needs: 'enter', input: () => null },
  exportOwn: { of: 'council', needs: 'enter', input: () => null },
  /** Its asker's alone. */
  openExport: { of: 'council', input: ({ documentId }) => ({ exportId: documentId }) },
  viewCoverage: { of: 'council', needs: 'see-coverage', input: assessment },
  viewAccess: { of: 'council', needs: 'read-whole', orAssigned: true, input: ({ documentId }) => ({ documentId }) },
  viewSubjectAccess: {
    of: 'council',
    needs: 'read-whole',
    orAssigned: true,
    input: ({ documentId }) => ({ subjectId: documentId }),
  },
  viewAssessmentAccess: { of: 'council', needs: 'enter', input: assessment },
  viewReviewAccess: { of: 'review', input: () => null },
  viewEdit: {
    of: 'council',
    needs: 'read-whole',
    orAssigned: true,
    input: ({ documentId, seq = 1 }) => ({ documentId, seq }),
  },
  openText: { of: 'council', needs: 'read-whole', orAssigned: true, input: ({ documentId }) => ({ documentId }) },
  openEvidence: { of: 'council', needs: 'read-whole', input: ({ evidenceId }) => ({ evidenceId }) },
  openEvidenceInReview: { of: 'review', input: ({ evidenceId }) => ({ evidenceId }) },
  openRevision: { of: 'council', needs: 'read-whole', input: ({ itemId }) => ({ itemId, number: 1 }) },
  viewAdding: { of: 'council', needs: 'add-evidence', input: assessment },
  viewItem: { of: 'council', needs: 'read-whole', input: ({ itemId }) => ({ itemId }) },
  searchCouncil: { of: 'council', needs: 'enter', input: () => ({ q: 'canary' }) },
  searchEvidence: { of: 'council', needs: 'enter', input: () => ({ q: 'proof' }) },
  viewRegister: { of: 'council', needs: 'enter', input: () => ({}) },
  viewAllEvidence: { of: 'council', needs: 'enter', input: assessment },
  viewEvidence: { of: 'council', needs: 'read-whole', orAssigned: true, input: answer },
  viewLibrary: { of: 'nobody', input: () => ({}) },
  viewResource: { of: 'nobody', input: () => 'none' },
  listDemoPeople: { of: 'nobody', input: () => undefined },
  viewAgenda: { of: 'council', needs: 'follow-meeting', input: assessment },
  viewBoard: { of: 'council', needs: 'follow-meeting', input: assessment },
  viewMeetingAccess: { of: 'council', needs: 'follow-meeting', input: assessment },
  viewMyPart: { of: 'council', needs: 'follow-meeting', input: assessment },
  viewPlan: { of: 'council', needs: 'enter', input: () => ({}) },
  viewAction: { of: 'council', needs: 'read-whole', input: ({ actionId = '' }) => ({ actionId }) },
  viewOwned: { of: 'council', needs: 'enter', input: ({ userId }) => ({ userId }) },
  viewAddingAction: { of: 'council', needs: 'keep-plan', input: () => ({}) },
  viewReview: { of: 'review', input: () => null },
  viewReviewEvidence: { of: 'review', input: () => null },
  /** Its asker's alone. */
  openPack: { of: 'review', input: ({ documentId }) => ({ packId: documentId }) },
  viewFindings: { of: 'review', input: () => null },
  viewReviewClock: { of: 'review', input: () => null },
  viewClock: { of: 'council', needs: 'read-whole', input: assessment },
  viewRequests: { of: 'review', input: () => null },
  openSupplement: { of: 'review', input: ({ documentId }) => ({ requestId: documentId }) },
  viewHeard: { of: 'review', input: () => null },
  viewRequestsOfAssessment: { of: 'council', needs: 'read-whole', input: assessment },
  viewReport: { of: 'council', needs: 'read-whole', input: assessment },
  viewRoute: { of: 'council', needs: 'read-whole', input: assessment },
  viewProgress: { of: 'council', needs: 'read-whole', input: ({ progressId = '' }) => ({ progressId }) },
  viewProgressInReview: { of: 'review', input: () => null },
  openProgressEvidence: { of: 'review', input: ({ documentId }) => ({ evidenceId: documentId }) },
  viewRoom: { of: 'review', input: () => null },
  viewPeerLevels: { of: 'council', needs: 'host-review', input: ({ reviewId = '' }) => ({ reviewId }) },
  viewPeerLevelsInReview: { of: 'review', input: () => null },
  viewPeerQuestion: { of: 'review', input: () => ({ code: '1.1' }) },
  viewReply: { of: 'council', needs: 'read-whole', input: ({ replyId = '' }) => ({ replyId }) },
  viewPublishing: { of: 'council', needs: 'read-whole', input: assessment },
  viewAllPublished: { of: 'nobody', input: () => ({ after: undefined }) },
  viewPublished: { of: 'nobody', input: ({ documentId }) => ({ council: 'testby', submissionId: documentId }) },
  viewReviewsOfAssessment: { of: 'council', needs: 'read-whole', input: assessment },
  viewWhomToAsk: { of: 'council', needs: 'read-whole', input: assessment },
  viewArea: {
    of: 'council',
    needs: 'score',
    input: ({ assessmentId, area }) => ({ assessmentId, area }),
    each: ['1.1', '2.1'],
  },
  viewConsensusRecord: { of: 'council', needs: 'read-whole', orAssigned: true, input: question, each: CODES },
  viewAnswer: { of: 'council', needs: 'read-whole', orAssigned: true, input: question, each: CODES },
  viewHowWeAgree: { of: 'council', needs: 'read-whole', input: assessment },
  viewResources: { of: 'council', needs: 'read-whole', orAssigned: true, input: question, each: CODES },
  viewScoreSheet: { of: 'council', needs: 'read-whole', orAssigned: true, input: question, each: CODES },
  exportPaper: {
    ...{ of: 'council', needs: 'enter' },
    input: ({ assessmentId }) => ({ assessmentId, kind: 'whole', format: 'json' }),
  },
  exportInReview: { of: 'review', input: () => ({ kind: 'whole', format: 'json' }) },
  /** Its asker's alone, whatever the table says. */
  openPaper: { of: 'council', input: ({ documentId }) => ({ paperId: documentId }) },
  viewPapers: { of: 'council', needs: 'enter', input: assessment },
  viewOrder: { of: 'council', needs: 'read-whole', input: ({ assessmentId }) => ({ assessmentId, order: 'cpc' }) },
  viewReadiness: { of: 'council', needs: 'read-whole', input: assessment },
  viewSubmission: { of: 'council', needs: 'read-whole', input: assessment },
  viewAuthorship: {
    of: 'council',
    needs: 'read-whole',
    orAssigned: true,
    input: (at) => ({ ...text(at), start: '', end: '' }),
  },
  viewMoment: { of: 'council', needs: 'read-whole', orAssigned: true, input: text },
  viewTimeline: { of: 'council', needs: 'read-whole', orAssigned: true, input: text },
  compareMoments: { of: 'council', needs: 'read-whole', orAssigned: true, input: text },
}

/** What is named or made like a view and is no door of its own, with the reason why no score comes out of it. */
export const NO_VIEWS: Record<string, string> = {
  checkStatement: 'what a signed statement says that somebody brings; no score is read',
  lookUpSeal:
    'whether a submission with a seal is known here, for anybody; no score is read that is not in the submission',
  compareTexts: 'given two texts, it reads nothing',
  openHistory: 'part of the four views of a text’s history, which are tried',
  whoseSession: 'takes a cookie and gives back its person',
  keepSession: 'writes down that a session is used, and reads until when it lasts',
  limiters: 'count how often something is done, in a table of their own',
  askForLink: 'gives back nothing, and writes the same for every address',
  councilAccount: 'the settings of the council’s own sign-in',
  isExpected: 'whether an address may sign in, for sign-in itself; no council is read',
  makeLink: 'a link that signs in, for the mail that it goes out with',
  followAnchors: 'run by the server in nobody’s name; it follows where comments hang, of which no score is part',
  readAnswerAgain:
    'run by a job in nobody’s name; it reads words, and tells the same people of a change whoever has scored',
  readBack: 'part of the verbs that take a Word file back; no score is in a text',
  wordsOfText: 'part of the verbs that hang a comment on words; no score is in a text',
  queueDigests: 'gives back nothing; the mails that it queues are compared in two worlds',
  sendMails: 'gives back nothing; its mails are compared on the wire',
  writeLetter: 'puts into words what the database says of one mail; compared on the wire',
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
