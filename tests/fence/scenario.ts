import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { appendUpdates } from '@/db/text-log'
import type { Capability } from '@/lib/access/capability'
import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { viewReadiness } from '@/lib/submission/view-readiness'
import { readAnswerAgain } from '@/lib/text/read-answer-again'
import { composeText } from '@/server/demo/compose-text'
import type { Scene } from './scene'

const today = new Date().toISOString().slice(0, 10)
/** One act of the scenario, with whom it is refused to besides all strangers. */
export type Act = {
  verb: string
  by: string
  /** What must have happened besides the acts before it. */
  prepare?: () => Promise<unknown>
  input: () => object | Promise<object>
  not: string[]
  /** Who else may, by what they did before. */
  also?: string[]
  keeps?: string
  /** The states of an assessment in which it must be refused even to `by`. */
  freezes?: string[]
  /** What strangers are told, where that is not that there is nothing here. */
  hidden?: string[]
  /** It names nothing, so another council’s lead does it at home by right. */
  namesNothing?: boolean
}
/** A paragraph, and its words as an editor names them. */
const wordsBy = (client: number) => {
  const doc = new Y.Doc()
  doc.clientID = client
  const text = new Y.XmlText('Other words')
  const block = new Y.XmlElement('paragraph')
  block.insert(0, [text])
  doc.getXmlFragment('default').insert(0, [block])
  const at = (index: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index))).toString('base64')
  return { update: Y.encodeStateAsUpdate(doc), anchor: { start: at(0), end: at(5), quote: 'Other' } }
}
const [words, marked] = [wordsBy(41), wordsBy(43)]
const SIGNING_ACTS = [
  ...[
    'signOff',
    'declineToSign',
    'takeBackAnswer',
    'writeNote',
    'withdrawNote',
    'withdrawFromSigning',
    'submitAssessment',
  ],
]
const SILENT = ['observer', 'contributor']
export const LOW = [...SILENT, 'monitoring_officer', 'deputy_monitoring_officer']
/** Of those who are there when signing begins; the chief executive was followed by then. */
const NOT_SIGNATORY = [...LOW, 'member', 'lead', 'chair', 'chief']
/** Whom the law does not ask to speak up beside what is signed. */
const NO_OFFICER = [...SILENT, 'member', 'lead', 'chair', 'officer', 'leader']
export const NOT_LEAD = [...LOW, 'officer', 'member']
const council = (verb: string, input: Act['input'], keeps?: string): Act => ({
  verb,
  by: 'lead',
  input,
  not: NOT_LEAD,
  keeps,
})
const own = (...of: Parameters<typeof council>): Act => ({ ...council(...of), namesNothing: true })
const assessment = (verb: string, by: string, not: string[], input: Act['input'], keeps?: string): Act => ({
  verb,
  by,
  not,
  input,
  keeps,
  freezes: SIGNING_ACTS.includes(verb) ? ['submitted'] : ['signing', 'submitted'],
})

/** What the table of who may do what must allow for each act. What may be done everywhere may be done where one is assigned too. */
export const NEEDS: Record<string, Capability> = {
  changeProfile: 'change-profile',
  setLook: 'change-profile',
  addPoliticalGroup: 'manage-people',
  changePoliticalGroup: 'manage-people',
  mergePoliticalGroups: 'manage-people',
  endPoliticalGroup: 'manage-people',
  invitePerson: 'invite',
  invitePeople: 'invite',
  correctInvitation: 'invite',
  sendInvitationAgain: 'invite',
  withdrawInvitation: 'manage-people',
  changeRole: 'manage-people',
  moveToGroup: 'manage-people',
  removePerson: 'manage-people',
  correctName: 'manage-people',
  askToSignInAnew: 'manage-people',
  askAnonymity: 'make-anonymous',
  confirmAnonymity: 'make-anonymous',
  callOffAnonymity: 'make-anonymous',
  namePosition: 'manage-people',
  endPosition: 'manage-people',
  setAdministration: 'manage-people',
  createAssessment: 'create-assessment',
  namePeople: 'name-people',
  nameSuccessor: 'name-successor',
  putRoundAside: 'put-round-aside',
  changeRules: 'set-rules',
  setDates: 'set-dates',
  copyLastYear: 'start-preparing',
  startNextCycle: 'create-assessment',
  reopenSubmission: 'reopen-submission',
  deleteAssessment: 'delete-assessment',
  archiveAssessment: 'archive',
  unarchiveAssessment: 'archive',
  allowComments: 'allow-comments',
  leaveOutQuestions: 'assign',
  takeInQuestions: 'assign',
  assignQuestions: 'assign',
  startPreparing: 'start-preparing',
  attachLink: 'attach',
  attachFile: 'attach',
  removeEvidence: 'tidy-evidence',
  attachItem: 'attach',
  markWords: 'attach',
  confirmMark: 'attach',
  takeMarkAway: 'attach',
  addFigure: 'add-evidence',
  addMinute: 'add-evidence',
  importFigures: 'add-evidence',
  reviseItem: 'tidy-register',
  changeItem: 'tidy-register',
  changeReaders: 'change-readers',
  takeBackReaders: 'change-readers',
  decideReaders: 'change-readers',
  startThread: 'comment',
  replyToThread: 'comment',
  resolveThread: 'comment',
  reopenThread: 'comment',
  attachThread: 'comment',
  assignThread: 'comment',
  correctComment: 'comment',
  deleteComment: 'comment',
  suggestWords: 'comment',
  bringWordBack: 'comment',
  acceptSuggestion: 'write',
  declineSuggestion: 'write',
  withdrawSuggestion: 'comment',
  readThreads: 'read-whole',
  nameVersion: 'write',
  restoreVersion: 'write',
  markProgress: 'write',
  openScoring: 'open-scoring',
  keepDraft: 'score',
  submitScore: 'score',
  standByScore: 'score',
  askReminder: 'ask-reminder',
  fillGap: 'fill-gaps',
  askPaper: 'enter',
  askExport: 'export-council',
  arrangeMeeting: 'arrange-meeting',
  openMeeting: 'open-meeting',
  revealFirstRounds: 'reveal-first-rounds',
  buildAgenda: 'order-agenda',
  placeItem: 'order-agenda',
  passByConsent: 'order-agenda',
  objectToConsent: 'object',
  recordConsent: 'agree',
  takeOver: 'take-over',
  nameFacilitator: 'arrange-meeting',
  openItem: 'drive',
  beginItem: 'drive',
  turnAnswer: 'drive',
  sayHere: 'drive',
  startTimer: 'drive',
  pauseTimer: 'take-part',
  resumeTimer: 'drive',
  raiseHand: 'take-part',
  callSpeaker: 'drive',
  lowerHand: 'take-part',
  takeNote: 'take-note',
  strikeNote: 'take-note',
  openNextRound: 'reveal',
  revealRound: 'reveal',
  agreeScore: 'agree',
  reopenScore: 'reopen',
  letStand: 'reopen',
  tightenNaming: 'tighten-naming',
  recordStance: 'take-stand',
  attachMinorityStatement: 'state-minority',
  withdrawMinorityStatement: 'state-minority',
  startSigning: 'start-signing',
  withdrawFromSigning: 'withdraw-signing',
  signOff: 'sign',
  declineToSign: 'sign',
  takeBackAnswer: 'sign',
  writeNote: 'note-as-monitoring-officer',
  withdrawNote: 'note-as-monitoring-officer',
  submitAssessment: 'submit',
  invitePeerTeam: 'invite-peers',
  clearConflict: 'host-review',
  sendPeerAgain: 'host-review',
  closeReview: 'host-review',
  addAction: 'keep-plan',
  changeAction: 'keep-plan',
  dropAction: 'keep-plan',
  moveAction: 'own-action',
  sendPlan: 'send-plan',
  takeBackPlan: 'send-plan',
  approvePlan: 'approve-plan',
  sendPlanBack: 'approve-plan',
  referToBody: 'refer-to-body',
  callOffReferral: 'refer-to-body',
  moveReferral: 'refer-to-body',
  recordMinute: 'refer-to-body',
  answerBody: 'answer-body',
  askPublication: 'ask-publication',
  callOffPublication: 'ask-publication',
  overrideQuietPeriod: 'override-quiet-period',
  confirmPublication: 'confirm-publication',
  declinePublication: 'confirm-publication',
  withdrawPublication: 'withdraw-publication',
  keepQuietPeriod: 'keep-quiet-periods',
  dropQuietPeriod: 'keep-quiet-periods',
}

/** An assessment from its beginning to its review, one act after the other, with who may do it and some who may not. */
export function scenarioOf(w: Scene): Act[] {
  const here = () => ({ assessmentId: w.is.assessment })
  const at = () => ({ assessmentId: w.is.assessment, code: '1.1' })
  const userOf = (name: string) => w.insiders[name]?.userId
  const membershipOf = async (name: string) =>
    (
      await w.owner.query('select id from memberships where user_id = $1 and ends_on is null and council_id = $2', [
        userOf(name),
        w.council.id,
      ])
    ).rows[0].id as string
  const groupOf = async (name: string) =>
    (
      await w.owner.query('select id from political_groups where council_id = $1 and name = $2 and ends_on is null', [
        w.council.id,
        name,
      ])
    ).rows[0]?.id as string
  const answerNow = async () =>
    (
      await w.owner.query(`select id from assessment_questions where assessment_id = $1 and code = '1.1'`, [
        w.is.assessment,
      ])
    ).rows[0].id as string
  /** What was said last. */
  const commentNow = async () =>
    (
      await w.owner.query(`select id from comments where thread_id = $1 order by created_at desc, id desc limit 1`, [
        w.is.thread,
      ])
    ).rows[0].id as string
  /** The suggestion waits again for somebody who decides it. */
  const undecided = async () => {
    await w.owner.query(
      `update suggestions set outcome = null, decided_by = null, decided_at = null, because = null where thread_id = $1`,
      [w.is.thread],
    )
    await w.owner.query(`update comment_threads set resolved_by = null, resolved_at = null where id = $1`, [
      w.is.thread,
    ])
  }
  const roundNow = async () => {
    const sheet = await viewScoreSheet(w.insiders.chair as never, at() as never)
    return sheet.ok ? (sheet.value.round?.id ?? '') : ''
  }
  const score = (by: string, not: string[], current: number) =>
    assessment('submitScore', by, not, async () => ({
      ...at(),
      roundId: await roundNow(),
      kind: 'level',
      current,
      ambition: 3,
      confidence: 'high',
      evidenceStrength: 'fair',
      reason: 'R',
    }))
  const passByConsent = () =>
    assessment('passByConsent', 'lead', [...NOT_LEAD, 'chair'], () => ({
      ...at(),
      level: 2,
      ambition: 3,
      reason: 'All say so',
    }))
  const agree = () =>
    assessment('agreeScore', 'chair', [...NOT_LEAD, 'leader'], async () => ({
      ...at(),
      roundId: await roundNow(),
      level: 3,
      ambition: 3,
      reason: 'We agree',
      groupDissent: '',
    }))
  const follow = (duty: string, before: string, next: string, freezes: string[]): Act => ({
    ...assessment('nameSuccessor', 'lead', [...NOT_LEAD, 'chair', 'leader'], async () => ({
      ...here(),
      dutyId: (
        await w.owner.query(
          'select id from assessment_duties where assessment_id = $1 and user_id = $2 and duty = $3 and ended_at is null',
          [w.is.assessment, userOf(before), duty],
        )
      ).rows[0]?.id,
      userId: userOf(next),
      reason: 'They have other work',
    })),
    freezes,
  })
  const about = () => ({ ...at(), title: 'Proof', speaksFor: today, readers: 'peers' })
  const aboutItem = { readers: 'peers', named: [], legalClass: 'none' }
  const figure = {
    ...aboutItem,
    unit: '%',
    area: 'Testby',
    period: '2025/26',
    value: 1,
    source: 'Return',
    state: 'audited',
    speaksFor: today,
  }
  const minute = { ...aboutItem, body: 'Council', on: today, item: '7', says: '' }
  const CSV = `metric id,metric label,area GSS,period,value,unit,source,retrieved date\nm1,Reserves,E06000001,2025/26,3,%,Return,${today}\n`
  const ofIt = () => ({ itemId: w.is.item })
  const ofItem = (verb: string, input: Act['input']): Act => ({ verb, by: 'officer', input, not: [...LOW, 'member'] })
  const adding = (verb: string, input: Act['input']): Act => ({
    ...{ verb, by: 'lead', input, namesNothing: true },
    not: ['observer', 'monitoring_officer', 'deputy_monitoring_officer'],
  })
  const askNow = async () =>
    (await w.owner.query('select id from evidence_asks where item_id = $1 and decided_at is null', [w.is.item])).rows[0]
      ?.id
  async function* csv() {
    yield Buffer.from('ward,people\nNorth,12\n')
  }
  return [
    own('changeProfile', () => ({ name: 'Testby', type: 'unitary', governanceModel: 'cabinet' })),
    own('setLook', () => ({ accent: '#1d3c5a', crest: '', alt: '' })),
    own('addPoliticalGroup', () => ({ name: 'Vale' })),
    own('invitePerson', () => ({
      name: 'N',
      email: 'new@people.example',
      role: 'officer',
      post: 'P',
      politicalGroupId: '',
    })),
    council('correctInvitation', async () => ({
      ...{ name: 'N', email: 'new@people.example', role: 'observer', post: 'P', politicalGroupId: '' },
      invitationId: (
        await w.owner.query(`select id from invitations where email = 'new@people.example' and withdrawn_at is null`)
      ).rows[0].id,
    })),
    own('invitePeople', () => ({ list: 'M, many@people.example, officer, P', role: '' })),
    {
      ...council('sendInvitationAgain', async () => ({
        invitationId: (
          await w.owner.query(`select id from invitations where email = 'new@people.example' and withdrawn_at is null`)
        ).rows[0].id,
      })),
      prepare: () => w.owner.query(`update mails set state = 'refused' where kind = 'invitation'`),
    },
    council('withdrawInvitation', async () => ({
      invitationId: (
        await w.owner.query(`select id from invitations where email = 'new@people.example' and withdrawn_at is null`)
      ).rows[0].id,
    })),
    council('changeRole', async () => ({
      membershipId: await membershipOf('officer'),
      role: 'officer',
      post: 'New post',
    })),
    council('correctName', () => ({ userId: userOf('observer'), name: 'Otto Newby' })),
    council('askToSignInAnew', () => ({ userId: userOf('observer') })),
    council('askAnonymity', () => ({ userId: w.users.gone.userId, reason: 'They asked for it' }), 'leaving'),
    {
      ...council('confirmAnonymity', () => ({ leavingId: w.is.leaving })),
      // the lead confirms what another lead asked
      prepare: () => w.owner.query('update leavings set asked_by = uuidv7() where id = $1', [w.is.leaving]),
    },
    council('callOffAnonymity', () => ({ leavingId: w.is.leaving })),
    council('moveToGroup', async () => ({
      membershipId: await membershipOf('member'),
      politicalGroupId: w.council.groups.Hill,
    })),
    own('namePosition', () => ({ kind: 's151_officer', userId: userOf('officer') })),
    council('endPosition', async () => ({
      positionId: (await w.owner.query('select id from positions where council_id = $1', [w.council.id])).rows[0].id,
    })),
    council('setAdministration', () => ({ groupIds: [w.council.groups.Hill] })),
    council('changePoliticalGroup', async () => ({ groupId: await groupOf('Vale'), name: 'Dale', seats: 12 })),
    council('mergePoliticalGroups', async () => ({ groupId: await groupOf('Dale'), intoId: w.council.groups.Hill })),
    own('addPoliticalGroup', () => ({ name: 'Vale' })),
    council('endPoliticalGroup', async () => ({ groupId: await groupOf('Vale') })),
    own('createAssessment', () => ({ title: 'By mistake' }), 'assessment'),
    assessment('deleteAssessment', 'lead', NOT_LEAD, () => ({ ...here(), reason: 'Begun twice' })),
    own('createAssessment', () => ({ title: 'This year' }), 'assessment'),
    {
      ...assessment('copyLastYear', 'lead', NOT_LEAD, () => ({ ...here(), what: ['rules'] })),
      // there is one before it
      prepare: () =>
        w.owner.query(
          `insert into assessments (council_id, framework_version_id, title, state, created_by, created_at)
           select council_id, framework_version_id, 'Last year', 'preparing', created_by, created_at - interval '1 year'
           from assessments where id = $1`,
          [w.is.assessment],
        ),
    },
    assessment('namePeople', 'lead', NOT_LEAD, () => ({
      ...here(),
      assessors: [userOf('chair'), userOf('leader'), userOf('chief')],
      chair: userOf('chair'),
      signatories: [userOf('leader'), userOf('chief')],
      withoutReason: 'They have other work',
    })),
    assessment('setDates', 'lead', NOT_LEAD, () => ({
      ...here(),
      title: 'This year, named',
      scoresDueOn: '',
      meetingOn: '',
    })),
    assessment('changeRules', 'lead', NOT_LEAD, () => ({
      ...here(),
      consensusRule: 'standard',
      agreePercent: 75,
      quorumPercent: 60,
      maxRounds: 3,
      namingRule: 'roles',
      crossPartyRule: true,
    })),
    ...['on', ''].map((frozenComments) => ({
      ...council('allowComments', () => ({ ...here(), observersComment: '', frozenComments })),
      not: [...NOT_LEAD, 'chair'],
    })),
    assessment('leaveOutQuestions', 'lead', NOT_LEAD, async () => ({
      ...here(),
      codes: (
        await w.owner.query(`select code from assessment_questions where assessment_id = $1 and code <> '1.1'`, [
          w.is.assessment,
        ])
      ).rows.map(({ code }) => code),
      reason: 'One question only',
    })),
    assessment('takeInQuestions', 'lead', NOT_LEAD, () => ({ ...here(), codes: ['1.2'] })),
    assessment('leaveOutQuestions', 'lead', NOT_LEAD, () => ({
      ...here(),
      codes: ['1.2'],
      reason: 'One question only',
    })),
    assessment('startPreparing', 'lead', NOT_LEAD, here),
    assessment('assignQuestions', 'lead', NOT_LEAD, () => ({
      ...here(),
      codes: ['1.1'],
      userIds: [userOf('officer')],
    })),
    assessment('attachLink', 'officer', LOW, () => ({ ...about(), url: 'https://proof.example/' }), 'evidence'),
    assessment('attachFile', 'officer', LOW, () => ({ ...about(), fileName: 'proof.csv', bytes: csv() })),
    {
      ...assessment('attachItem', 'officer', LOW, () => ({ ...at(), itemId: w.is.item })),
      prepare: async () => {
        w.is.item = (
          await w.owner.query(
            `insert into evidence_items (council_id, kind, owner_id, readers, added_by) values ($1, 'link', $2, 'peers', $2) returning id`,
            [w.council.id, userOf('officer')],
          )
        ).rows[0].id
        await w.owner.query(
          `insert into evidence_revisions (council_id, item_id, number, title, speaks_for, url, added_by) values ($1, $2, 1, 'Kept', $3, 'https://kept.example', $4)`,
          [w.council.id, w.is.item, today, userOf('officer')],
        )
      },
    },
    {
      ...assessment('markWords', 'officer', LOW, () => ({ ...at(), itemId: w.is.item, anchor: marked.anchor }), 'mark'),
      prepare: async () => {
        const place = { councilId: w.council.id, documentId: await answerNow() }
        await appendUpdates([
          { ...place, authorId: userOf('officer') as string, batchId: randomUUID(), payload: marked.update },
        ])
      },
    },
    {
      ...assessment('confirmMark', 'officer', LOW, () => ({ markId: w.is.mark })),
      prepare: () =>
        w.owner.query(
          `with newer as (insert into evidence_revisions (council_id, item_id, number, title, speaks_for, url, added_by)
             values ($1, $2, 2, 'Kept', $3, 'https://kept.example/1', $4) returning id) select id from newer`,
          [w.council.id, w.is.item, today, userOf('officer')],
        ),
    },
    assessment('takeMarkAway', 'officer', LOW, () => ({ markId: w.is.mark })),
    adding('addFigure', () => ({ ...figure, metric: 'Reserves', reviewBy: '' })),
    adding('addMinute', () => ({ ...minute, title: 'Minute 7' })),
    adding('importFigures', () => ({ ...aboutItem, csv: CSV, state: 'audited' })),
    ofItem('reviseItem', () => ({
      ...ofIt(),
      kind: 'link',
      title: 'Kept',
      speaksFor: today,
      url: 'https://kept.example/2',
    })),
    ofItem('changeItem', () => ({ ...ofIt(), ownerId: userOf('officer'), reviewBy: '' })),
    {
      ...ofItem('changeReaders', () => ({ ...ofIt(), ...aboutItem, readers: 'public', hold: false })),
      not: [...SILENT, 'member'],
    },
    { ...ofItem('takeBackReaders', async () => ({ ...ofIt(), askId: await askNow() })), not: [...SILENT, 'member'] },
    {
      ...ofItem('decideReaders', async () => ({ ...ofIt(), askId: await askNow(), outcome: 'done' })),
      ...{ by: 'monitoring_officer', not: [...SILENT, 'member'] },
      prepare: () =>
        w.owner.query(
          `insert into evidence_asks (council_id, item_id, readers, asked_by) values ($1, $2, 'public', $3)`,
          [w.council.id, w.is.item, userOf('officer')],
        ),
    },
    assessment('removeEvidence', 'officer', [...LOW, 'member'], () => ({ evidenceId: w.is.evidence, reason: 'Old' })),
    assessment('startThread', 'member', SILENT, async () => ({ subjectId: await answerNow(), body: 'Why?' }), 'thread'),
    { ...council('readThreads', () => ({ threadIds: [w.is.thread] })), not: ['contributor'] },
    assessment('replyToThread', 'member', SILENT, () => ({ threadId: w.is.thread, body: 'Because' })),
    assessment('assignThread', 'member', SILENT, () => ({
      ...{ threadId: w.is.thread, userId: userOf('officer'), dueOn: '2099-01-31' },
    })),
    assessment('correctComment', 'member', SILENT, async () => ({
      commentId: await commentNow(),
      body: 'Because of it',
    })),
    assessment('deleteComment', 'member', SILENT, async () => ({ commentId: await commentNow() })),
    assessment('resolveThread', 'member', SILENT, () => ({ threadId: w.is.thread })),
    assessment('reopenThread', 'member', SILENT, () => ({ threadId: w.is.thread })),
    {
      ...assessment('attachThread', 'member', SILENT, () => ({ threadId: w.is.thread, anchor: words.anchor })),
      prepare: async () => {
        const place = { councilId: w.council.id, documentId: await answerNow() }
        await appendUpdates([
          { ...place, authorId: userOf('officer') as string, batchId: randomUUID(), payload: words.update },
        ])
        await w.owner.query(`update comment_threads set anchor_lost = true, quote = 'Old' where id = $1`, [w.is.thread])
      },
    },
    assessment(
      'suggestWords',
      'member',
      SILENT,
      async () => ({ subjectId: await answerNow(), anchor: words.anchor, replacement: 'More', reason: 'R' }),
      'thread',
    ),
    assessment('declineSuggestion', 'officer', LOW, () => ({ threadId: w.is.thread, because: 'No' })),
    {
      ...assessment('withdrawSuggestion', 'member', SILENT, () => ({ threadId: w.is.thread })),
      prepare: undecided,
    },
    {
      ...assessment('acceptSuggestion', 'officer', LOW, () => ({ threadId: w.is.thread })),
      prepare: undecided,
    },
    assessment('bringWordBack', 'member', SILENT, async () => {
      const { rows } = await w.owner.query(
        `select max(u.seq) as seq, q.id from document_updates u join assessment_questions q on q.id = u.document_id
         where q.id = $1 group by q.id`,
        [await answerNow()],
      )
      const readAt = `${rows[0].seq}-${rows[0].id.slice(-8)}`
      return { ...here(), fileName: 'a.docx', answers: [{ code: '1.1', readAt, paragraphs: ['Wholly other words'] }] }
    }),
    assessment('nameVersion', 'officer', LOW, async () => ({ textId: await answerNow(), name: 'The first draft' })),
    assessment('restoreVersion', 'officer', LOW, async () => ({
      textId: await answerNow(),
      seq: (await w.owner.query('select max(seq) as seq from document_versions')).rows[0].seq,
    })),
    assessment('markProgress', 'officer', LOW, () => ({ ...at(), progress: 'ready' })),
    {
      ...assessment('fillGap', 'officer', LOW, () => ({
        ...here(),
        order: 'cpc',
        ask: 'about',
        seen: '',
        words: 'A town',
      })),
      freezes: [],
    },
    own('askExport', () => ({})),
    { ...assessment('askPaper', 'contributor', [], () => ({ ...here(), kind: 'whole', format: 'json' })), freezes: [] },
    assessment('openScoring', 'lead', NOT_LEAD, here),
    {
      ...assessment('archiveAssessment', 'lead', NOT_LEAD, () => ({ ...here(), reason: 'Nobody goes on' })),
      freezes: [],
    },
    { ...assessment('unarchiveAssessment', 'lead', NOT_LEAD, here), freezes: [] },
    ...['chair', 'leader', 'chief'].map((by) =>
      assessment('keepDraft', by, [...NOT_LEAD, 'lead'], async () => ({
        ...at(),
        roundId: await roundNow(),
        kind: '2',
        reason: 'Not sure yet',
      })),
    ),
    assessment('askReminder', 'lead', [...NOT_LEAD, 'chair', 'leader'], here),
    ...['chair', 'leader', 'chief'].map((by) => score(by, [...NOT_LEAD, 'lead'], 2)),
    assessment('arrangeMeeting', 'lead', NOT_LEAD, () => ({
      ...here(),
      on: '2099-01-31',
      at: '10:00',
      minutes: '90',
      place: 'Council chamber',
    })),
    assessment('openMeeting', 'chair', NOT_LEAD, here),
    assessment('revealFirstRounds', 'chair', [...NOT_LEAD, 'leader'], here),
    assessment('buildAgenda', 'lead', [...NOT_LEAD, 'chair'], here),
    assessment('placeItem', 'lead', [...NOT_LEAD, 'chair'], () => ({ ...at(), to: 'pin' })),
    passByConsent(),
    assessment('recordConsent', 'chair', [...NOT_LEAD, 'lead'], here),
    assessment('reopenScore', 'lead', [...NOT_LEAD, 'leader'], async () => ({
      ...at(),
      roundId: await roundNow(),
      why: 'A figure was wrong',
    })),
    ...['chair', 'leader', 'chief'].map((by) => score(by, [...NOT_LEAD, 'lead'], 2)),
    assessment('revealRound', 'lead', LOW, async () => ({ ...at(), roundId: await roundNow() })),
    passByConsent(),
    assessment('objectToConsent', 'leader', [...NOT_LEAD, 'lead'], at),
    assessment('takeOver', 'chair', NOT_LEAD, here),
    assessment('nameFacilitator', 'lead', [...NOT_LEAD, 'chair'], () => ({
      ...here(),
      userId: userOf('officer'),
      reason: 'The chair listens',
    })),
    assessment('openItem', 'officer', [...LOW, 'member', 'lead', 'chair'], at),
    assessment('beginItem', 'officer', [...LOW, 'member', 'lead', 'chair'], at),
    assessment('sayHere', 'officer', [...LOW, 'member', 'lead', 'chair'], () => ({ ...here(), isHere: true })),
    assessment('turnAnswer', 'officer', [...LOW, 'member', 'lead', 'chair'], () => ({ ...at(), part: 1 })),
    assessment('startTimer', 'officer', [...LOW, 'member', 'lead', 'chair'], () => ({ ...here(), minutes: 5 })),
    assessment('pauseTimer', 'member', LOW, here),
    assessment('resumeTimer', 'officer', [...LOW, 'member', 'lead', 'chair'], here),
    assessment('raiseHand', 'member', LOW, here),
    assessment('callSpeaker', 'officer', [...LOW, 'member', 'lead', 'chair'], here),
    assessment('lowerHand', 'member', LOW, here),
    assessment('takeNote', 'officer', [...LOW, 'member'], () => ({
      ...here(),
      kind: 'action',
      words: 'Publish the list',
      ownerId: userOf('chief'),
      dueOn: '2099-01-31',
    })),
    assessment('strikeNote', 'chair', [...LOW, 'member'], async () => ({
      ...here(),
      noteId: (await w.owner.query('select id from meeting_notes where assessment_id = $1', [w.is.assessment])).rows[0]
        .id,
    })),
    assessment('openNextRound', 'chair', [...LOW, 'member', 'leader'], async () => ({
      ...at(),
      roundId: await roundNow(),
      why: 'Read again',
    })),
    follow('assessor', 'chief', 'officer', ['signing', 'submitted']),
    assessment('putRoundAside', 'chair', [...NOT_LEAD, 'leader'], async () => ({
      ...at(),
      roundId: await roundNow(),
      why: 'The chief executive has left it',
    })),
    ...['chair', 'leader', 'officer'].map((by) => score(by, LOW, 3)),
    assessment('standByScore', 'chair', [...LOW, 'member'], async () => ({ ...at(), roundId: await roundNow() })),
    assessment('revealRound', 'officer', [...LOW, 'member', 'leader'], async () => ({
      ...at(),
      roundId: await roundNow(),
    })),
    agree(),
    {
      ...assessment('letStand', 'chair', [...NOT_LEAD, 'leader'], async () => ({
        ...at(),
        roundId: await roundNow(),
        why: 'One figure is newer',
      })),
      prepare: async () => {
        const place = { councilId: w.council.id, documentId: await answerNow() }
        const edit = { ...place, authorId: userOf('officer') as string, batchId: randomUUID() }
        await appendUpdates([{ ...edit, payload: composeText(['A newer figure.'], 43) }])
        await readAnswerAgain(place)
      },
    },
    assessment('tightenNaming', 'lead', [...NOT_LEAD, 'chair'], () => ({ ...here(), namingRule: 'anonymous' })),
    assessment('recordStance', 'leader', [...LOW, 'member', 'lead', 'chief'], () => ({ ...at(), stance: 'concur' })),
    {
      ...assessment('attachMinorityStatement', 'leader', [...LOW, 'officer', 'lead', 'chief'], async () => ({
        ...at(),
        roundId: await roundNow(),
        words: 'Our group holds that nothing has started',
      })),
      prepare: () =>
        w.owner.query(
          `insert into positions (council_id, user_id, kind, political_group_id, starts_on)
           select $1, $2, 'group_leader', $3, current_date where not exists (
             select 1 from positions where council_id = $1 and kind = 'group_leader' and ends_on is null)`,
          [w.council.id, userOf('leader'), w.council.groups.Hill],
        ),
    },
    assessment('withdrawMinorityStatement', 'leader', [...LOW, 'officer', 'lead', 'chief'], async () => ({
      ...at(),
      statementId: (
        await w.owner.query('select id from minority_statements where assessment_id = $1', [w.is.assessment])
      ).rows[0]?.id,
    })),
    assessment('startSigning', 'lead', [...NOT_LEAD, 'chair'], here),
    assessment('withdrawFromSigning', 'lead', [...NOT_LEAD, 'leader'], () => ({
      ...here(),
      reason: 'A figure is wrong',
    })),
    assessment('startSigning', 'lead', NOT_LEAD, here),
    follow('signatory', 'chief', 'officer', ['submitted']),
    assessment('declineToSign', 'leader', NOT_SIGNATORY, () => ({
      ...here(),
      reason: 'Not while the savings are unclear',
    })),
    assessment('takeBackAnswer', 'leader', NOT_SIGNATORY, here),
    {
      ...assessment('writeNote', 'monitoring_officer', NO_OFFICER, () => ({
        ...here(),
        words: 'I know of nothing unlawful',
      })),
      // Whoever is s.151 officer may as well, by that position and not by their role.
      prepare: () =>
        w.owner.query(
          `update positions set ends_on = current_date where council_id = $1 and kind = 's151_officer' and ends_on is null`,
          [w.council.id],
        ),
    },
    assessment('withdrawNote', 'monitoring_officer', NO_OFFICER, here),
    ...['leader', 'officer'].map((by) =>
      assessment('signOff', by, NOT_SIGNATORY, async () => {
        const seen = await viewReadiness(w.insiders[by] as never, here() as never)
        return { ...here(), contentSha256: seen.ok ? seen.value.seal : '' }
      }),
    ),
    assessment('submitAssessment', 'lead', [...NOT_LEAD, 'leader'], here),
    {
      ...assessment('startNextCycle', 'lead', [...NOT_LEAD, 'leader'], () => ({
        ...{ from: w.is.assessment, title: 'Next year', hidesLastLevels: true },
      })),
      freezes: ['agreeing', 'signing'],
    },
    {
      ...assessment('reopenSubmission', 'lead', [...NOT_LEAD, 'leader'], () => ({ ...here(), reason: 'A figure' })),
      freezes: ['agreeing', 'signing'],
    },
    {
      ...council(
        'invitePeerTeam',
        () => ({
          ...here(),
          title: 'Review',
          endsOn: '2099-01-31',
          team: `Lead peer, ${w.users.peerLead.email}\nDeclared peer, ${w.users.declared.email}`,
        }),
        'review',
      ),
      hidden: ['not-found', 'no-submission'],
    },
    ...planActs(w),
    ...routeActs(w),
    ...publicationActs(w),
  ]
}

/** A plan from its first action to its approval; each act is its keeper's, an owner's or the approver's. */
function planActs(w: Scene): Act[] {
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const userOf = (name: string) => w.insiders[name]?.userId
  const said = (title: string) => ({
    title,
    ownerId: userOf('contributor'),
    dueOn: soon,
    stepTitle1: 'S',
    stepOn1: soon,
  })
  const actionNow = async (title: string) =>
    (
      await w.owner.query(`select id from plan_actions where council_id = $1 and title = $2 and state <> 'dropped'`, [
        w.council.id,
        title,
      ])
    ).rows[0]?.id as string
  const keep = (verb: string, input: Act['input']): Act => ({
    verb,
    by: 'officer',
    input,
    not: [...LOW, 'member', 'chair'],
  })
  const send = () => own('sendPlan', () => ({ approverId: userOf('chair') }))
  const decide = (verb: string, input: object): Act => ({
    verb,
    by: 'chair',
    input: () => input,
    not: LOW,
    namesNothing: true,
  })
  return [
    { ...keep('addAction', () => said('Scrutiny adviser in post')), namesNothing: true },
    { ...keep('addAction', () => said('Register in use')), namesNothing: true },
    keep('changeAction', async () => ({
      actionId: await actionNow('Register in use'),
      ...said('Register in use, weekly'),
    })),
    keep('dropAction', async () => ({
      actionId: await actionNow('Register in use, weekly'),
      reason: 'Done elsewhere',
    })),
    send(),
    { ...own('takeBackPlan', () => ({})) },
    send(),
    decide('sendPlanBack', { reason: 'Who pays?' }),
    send(),
    decide('approvePlan', {}),
    {
      ...keep('moveAction', async () => ({
        actionId: await actionNow('Scrutiny adviser in post'),
        said: 'Advertised',
        stands: 'under-way',
      })),
      not: ['observer'],
    },
  ]
}

/** What was submitted goes to a body, which minutes and is answered. */
function routeActs(w: Scene): Act[] {
  const last = async (table: 'referrals' | 'body_asks') =>
    (await w.owner.query(`select id from ${table} where council_id = $1 order by id desc limit 1`, [w.council.id]))
      .rows[0]?.id as string
  const by = (who: string, verb: string, input: Act['input'], not: string[]): Act => ({ verb, by: who, input, not })
  const refer = () =>
    by(
      'officer',
      'referToBody',
      () => ({ assessmentId: w.is.assessment, body: 'scrutiny', bodyName: 'Scrutiny', meetsOn: today }),
      [...LOW, 'member', 'chair'],
    )
  const ofIt = async () => ({ referralId: await last('referrals') })
  return [
    refer(),
    by('officer', 'moveReferral', async () => ({ ...(await ofIt()), meetsOn: '2099-01-01' }), [...LOW, 'member']),
    by('officer', 'callOffReferral', ofIt, [...LOW, 'member']),
    refer(),
    by('officer', 'recordMinute', async () => ({ ...(await ofIt()), minute: 'Noted', asks: 'Do it' }), [
      ...LOW,
      'member',
    ]),
    by('lead', 'answerBody', async () => ({ bodyAskId: await last('body_asks'), decision: 'accepted' }), NOT_LEAD),
  ]
}

/** What is published of it: asked, called off, declined, held, let out, confirmed by another, and withdrawn. */
function publicationActs(w: Scene): Act[] {
  const newest = async () =>
    (await w.owner.query('select id from publications where council_id = $1 order by id desc limit 1', [w.council.id]))
      .rows[0]?.id as string
  const periodNow = async () =>
    (await w.owner.query(`select id from quiet_periods where council_id = $1 and election = 'To come'`, [w.council.id]))
      .rows[0]?.id as string
  const by = (who: string, verb: string, input: Act['input'], not: string[]): Act => ({ verb, by: who, input, not })
  const ask = () => by('lead', 'askPublication', () => ({ assessmentId: w.is.assessment, codes: ['1.1'] }), NOT_LEAD)
  const ofIt = async () => ({ publicationId: await newest() })
  const reasoned = async () => ({ ...(await ofIt()), reason: 'R' })
  const later = { election: 'To come', startsOn: '2098-01-01', endsOn: '2098-02-01' }
  const NOT_KEEPERS = [...SILENT, 'member', 'officer', 'chair']
  return [
    { ...by('lead', 'keepQuietPeriod', () => later, NOT_KEEPERS), namesNothing: true },
    by('lead', 'dropQuietPeriod', async () => ({ quietPeriodId: await periodNow() }), NOT_KEEPERS),
    ask(),
    by('lead', 'callOffPublication', ofIt, NOT_LEAD),
    ask(),
    by('chair', 'declinePublication', reasoned, [...NOT_LEAD, 'lead']),
    ask(),
    {
      ...by('monitoring_officer', 'overrideQuietPeriod', reasoned, ['lead', 'chair', 'officer', ...SILENT]),
      prepare: () =>
        w.owner.query(
          `insert into quiet_periods (council_id, election, starts_on, ends_on, kept_by) values ($1, 'Now', current_date - 1, current_date + 1, $2)`,
          [w.council.id, w.insiders.lead?.userId],
        ),
    },
    by('chair', 'confirmPublication', ofIt, [...NOT_LEAD, 'lead']),
    { ...by('lead', 'withdrawPublication', reasoned, [...SILENT, 'member', 'officer']), also: ['chair'] },
  ]
}
