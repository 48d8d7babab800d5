import { note } from '@/lib/log'
import type { DoorRefusal, MeetingRefusal, Refusal, ScoreRefusal } from '@/lib/refusal'
import { signedInUser } from './caller'

/**
 * Whether the log may have it. Most of what is refused about scores says that somebody scores or has scored, or how near
 * the quorum is; and who has objected is for nobody to know. What scoring shares with other acts tells nothing apart.
 */
const OF_SCORES: Record<ScoreRefusal['kind'], boolean> = {
  'not-found': true,
  'question-left-out': true,
  'only-lead-or-chair': true,
  'not-the-chair': true,
  'assessment-in-other-state': true,
  'no-more-rounds': true,
  'already-agreed': true,
  'not-agreed-yet': true,
  'group-dissent-not-recorded': true,
  'no-seat-vacated': true,
  'nobody-scores': true,
  'not-a-group-leader': true,
  'leads-no-group': true,
  'not-its-author': true,
  'not-an-assessor': false,
  'seat-scores-later': false,
  'round-not-open-yet': false,
  'round-moved-on': false,
  'round-revealed': false,
  'score-changed-meanwhile': false,
  'not-scored-yet': false,
  'answer-not-changed': true,
  'round-not-revealed': false,
  'quorum-not-met': false,
  'no-reason-written': false,
  'nobody-gave-a-level': false,
}
const UNTOLD: ReadonlySet<Refusal['kind']> = new Set<Refusal['kind']>([
  ...(Object.keys(OF_SCORES) as ScoreRefusal['kind'][]).filter((kind) => !OF_SCORES[kind]),
  'objected-already' satisfies MeetingRefusal['kind'],
  ...(['too-often', 'too-many-links'] satisfies DoorRefusal['kind'][]), // limits have a line of their own, without the person
])

/** Writes down that something was refused, why and to whom, and nothing of what was sent. */
export async function noteRefusal({ kind }: Refusal) {
  if (!UNTOLD.has(kind)) note({ event: 'refused', kind, user: (await signedInUser())?.userId })
}
