import { type Caller, inCouncil } from '@/db/gate'
import { holds, may } from '../access/access'
import { loadPeople } from '../people/load-people'
import type { MeetingRefusal } from '../refusal'
import { ok, type Result } from '../result'
import { loadScoreSheet } from '../score/store'
import { loadScores } from '../score/store-scores'
import { shownSheet } from '../score/view-score-sheet'
import { fairQueue, invitedToSpeak } from './meeting'
import { mayDrive, mayFollow, mayTakeNote, mayTakeOver, mayTakePart } from './policy'
import { loadMeeting } from './store'
import { loadReasonId } from './store-board'
import { loadHands } from './store-hands'
import { loadNotes } from './store-notes'

/**
 * What one person sees in the meeting and nobody else: what they may do, their own score and stand, whether they are asked
 * to speak; and, by name, who drives, who waits for the word, and what was noted. Never broadcast, never on the room's screen.
 */
export const viewMyPart = (caller: Caller, input: { assessmentId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const meeting = await loadMeeting(tx, actor, input.assessmentId)
    const permit = mayFollow(actor, meeting)
    if (!permit.ok) return permit
    const m = permit.value.thing
    const people = await loadPeople(tx)
    const nameOf = (userId: string | null) => {
      const person = people.find((one) => one.userId === userId)
      return person && { name: person.name, post: person.post }
    }
    const hands = await loadHands(tx, m)
    const queue = fairQueue(hands)
    const speaking = hands.find(({ calledAt, endedAt }) => calledAt && !endedAt)
    const sheet = m.itemCode
      ? await loadScoreSheet(tx, actor, { assessmentId: m.assessmentId, code: m.itemCode })
      : undefined
    const visible = sheet ? await loadScores(tx, sheet) : []
    const isRevealed = sheet?.round?.state === 'revealed' && m.isBegun
    const given = isRevealed ? visible.filter(({ roundId }) => roundId === sheet.round?.id) : []
    const asked = invitedToSpeak(
      given.flatMap(({ assessorId, score }) => (score.kind === 'level' ? [{ assessorId, level: score.current }] : [])),
      hands,
    )
    const notes = mayTakeNote(actor, m).ok
    return ok({
      version: m.version,
      code: m.itemCode,
      userId: actor.userId as string,
      namers: people.filter((person) => may(person, 'name-people')).map(({ name }) => name),
      duties: { isChair: holds(actor, m.myDuties, 'chair'), isAssessor: holds(actor, m.myDuties, 'assessor') },
      facilitator: nameOf(m.facilitatorId) ?? null,
      isFacilitatorHere: m.isFacilitatorHere,
      invited: asked?.highest === actor.userId ? 'highest' : asked?.lowest === actor.userId ? 'lowest' : null,
      hand: handOf(actor.userId, queue, speaking),
      speaking: nameOf(speaking?.userId ?? null) ?? null,
      queue: queue.map(({ id, userId, turns }) => ({ id, ...(nameOf(userId) ?? { name: '', post: '' }), turns })),
      notes: await loadNotes(tx, m.assessmentId),
      owners: notes ? people.map(({ userId, name, post }) => ({ userId: userId as string, name, post })) : [],
      reasonId: sheet ? ((await loadReasonId(tx, sheet.questionId)) ?? null) : null,
      sheet: sheet ? await shownSheet(tx, actor, sheet, visible) : null,
      abilities: {
        drive: mayDrive(actor, m).ok,
        takeOver: mayTakeOver(actor, m).ok && m.facilitatorId !== actor.userId,
        takePart: mayTakePart(actor, m).ok,
        takeNote: notes,
      },
    })
  }) satisfies Promise<Result<unknown, MeetingRefusal>>

type Queued = { userId: string }
const handOf = (userId: string, queue: Queued[], speaking: Queued | undefined) =>
  speaking?.userId === userId
    ? ('speaking' as const)
    : queue.some((hand) => hand.userId === userId)
      ? ('waiting' as const)
      : ('down' as const)

export type MyPart = Extract<Awaited<ReturnType<typeof viewMyPart>>, { ok: true }>['value']
