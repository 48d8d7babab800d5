import { viewScoreSheet } from '@/lib/score/view-score-sheet'
import { viewReadiness } from '@/lib/submission/view-readiness'
import type { Life } from '../kit/build-life'

const today = new Date().toISOString().slice(0, 10)
/** One act of the story, with whom it is refused to besides all strangers. */
export type Act = {
  verb: string
  by: string
  input: () => object | Promise<object>
  not: string[]
  keeps?: string
  /** The states of an assessment in which it must be refused even to `by`. */
  freezes?: string[]
  /** What strangers are told, where that is not that there is nothing here. */
  hidden?: string[]
  /** It names nothing, so another council’s lead does it at home by right. */
  namesNothing?: boolean
}
const SIGNING_ACTS = ['signOff', 'withdrawFromSigning', 'submitAssessment']
const LOW = ['observer', 'contributor']
export const NOT_LEAD = ['observer', 'contributor', 'officer', 'member']
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

/** The life of an assessment, one act after the other, with who may do it and some who may not. */
export function tellStory(w: Life): Act[] {
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
  const roundNow = async () => {
    const sheet = await viewScoreSheet(w.insiders.chair as never, at() as never)
    return sheet.ok ? (sheet.value.round?.id ?? '') : ''
  }
  const about = () => ({ ...at(), title: 'Proof', speaksFor: today, audience: 'council' })
  async function* csv() {
    yield Buffer.from('ward,people\nNorth,12\n')
  }
  return [
    own('changeProfile', () => ({ name: 'Testby', type: 'unitary', governanceModel: 'cabinet' })),
    own('addPoliticalGroup', () => ({ name: 'Vale' })),
    own('invitePerson', () => ({
      name: 'N',
      email: 'new@people.example',
      role: 'officer',
      post: 'P',
      politicalGroupId: '',
    })),
    council('withdrawInvitation', async () => ({
      invitationId: (await w.owner.query(`select id from invitations where email = 'new@people.example'`)).rows[0].id,
    })),
    council('changeRole', async () => ({
      membershipId: await membershipOf('officer'),
      role: 'officer',
      post: 'New post',
    })),
    council('moveToGroup', async () => ({
      membershipId: await membershipOf('member'),
      politicalGroupId: w.council.groups.Hill,
    })),
    own('createAssessment', () => ({ title: 'This year' }), 'assessment'),
    assessment('namePeople', 'lead', NOT_LEAD, () => ({
      ...here(),
      assessors: [userOf('chair'), userOf('leader'), userOf('chief')],
      chair: userOf('chair'),
      signatories: [userOf('leader'), userOf('chief')],
    })),
    assessment('changeRules', 'lead', NOT_LEAD, () => ({
      ...here(),
      title: 'This year, named',
      scoresDueOn: '',
      meetingOn: '',
      agreePercent: 75,
      quorumPercent: 60,
      maxRounds: 3,
      namingRule: 'roles',
      crossPartyRule: true,
      observersComment: false,
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
    assessment('startPreparing', 'lead', NOT_LEAD, here),
    assessment('assignQuestion', 'lead', NOT_LEAD, () => ({ ...at(), userIds: [userOf('officer')] })),
    assessment('attachLink', 'officer', LOW, () => ({ ...about(), url: 'https://proof.example/' }), 'evidence'),
    assessment('attachFile', 'officer', LOW, () => ({ ...about(), fileName: 'proof.csv', bytes: csv() })),
    assessment('removeEvidence', 'officer', [...LOW, 'member'], () => ({ evidenceId: w.is.evidence, reason: 'Old' })),
    assessment('startThread', 'member', LOW, () => ({ ...at(), body: 'Why?' }), 'thread'),
    assessment('replyToThread', 'member', LOW, () => ({ threadId: w.is.thread, body: 'Because' })),
    assessment('resolveThread', 'member', LOW, () => ({ threadId: w.is.thread })),
    assessment('reopenThread', 'member', LOW, () => ({ threadId: w.is.thread })),
    assessment('nameVersion', 'officer', LOW, () => ({ ...at(), name: 'The first draft' })),
    assessment('restoreVersion', 'officer', LOW, async () => ({
      ...at(),
      seq: (await w.owner.query('select max(seq) as seq from document_versions')).rows[0].seq,
    })),
    assessment('markProgress', 'officer', LOW, () => ({ ...at(), progress: 'ready' })),
    assessment('openScoring', 'lead', NOT_LEAD, here),
    ...['chair', 'leader', 'chief'].map((by) =>
      assessment('submitScore', by, [...NOT_LEAD, 'lead'], async () => ({
        ...at(),
        roundId: await roundNow(),
        kind: 'level',
        current: 2,
        ambition: 3,
        confidence: 'high',
        evidenceStrength: 'fair',
        reason: 'R',
      })),
    ),
    assessment('openMeeting', 'chair', NOT_LEAD, here),
    assessment('revealRound', 'chair', [...NOT_LEAD, 'leader'], async () => ({ ...at(), roundId: await roundNow() })),
    assessment('openNextRound', 'chair', [...NOT_LEAD, 'leader'], async () => ({
      ...at(),
      roundId: await roundNow(),
      why: 'Read again',
    })),
    ...['chair', 'leader', 'chief'].map((by) =>
      assessment('submitScore', by, LOW, async () => ({
        ...at(),
        roundId: await roundNow(),
        kind: 'level',
        current: 3,
        ambition: 3,
        confidence: 'high',
        evidenceStrength: 'fair',
        reason: 'R',
      })),
    ),
    assessment('revealRound', 'lead', LOW, async () => ({ ...at(), roundId: await roundNow() })),
    assessment('agreeScore', 'chair', [...NOT_LEAD, 'leader'], async () => ({
      ...at(),
      roundId: await roundNow(),
      level: 3,
      ambition: 3,
      reason: 'We agree',
      groupDissent: '',
    })),
    assessment('recordStance', 'leader', [...NOT_LEAD, 'lead'], () => ({ ...at(), stance: 'concur' })),
    assessment('startSigning', 'lead', [...NOT_LEAD, 'chair'], here),
    assessment('withdrawFromSigning', 'lead', [...NOT_LEAD, 'leader'], () => ({
      ...here(),
      reason: 'A figure is wrong',
    })),
    assessment('startSigning', 'lead', NOT_LEAD, here),
    ...['leader', 'chief'].map((by) =>
      assessment('signOff', by, [...NOT_LEAD, 'lead', 'chair'], async () => {
        const seen = await viewReadiness(w.insiders[by] as never, here() as never)
        return { ...here(), contentSha256: seen.ok ? seen.value.seal : '' }
      }),
    ),
    assessment('submitAssessment', 'lead', [...NOT_LEAD, 'leader'], here),
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
  ]
}
