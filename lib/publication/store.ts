import { eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { isId, type PublicationId, type QuietPeriodId } from '@/db/ids'
import { only } from '@/db/only'
import { publications, quietPeriods } from '@/db/schema/publication'
import { announce } from '../announce'
import type { Permit } from '../permit'
import { chain } from '../trail/chain'
import type { Chosen, PublicationHeld, Publishable, Quiet } from './policy'

/** What may be published of the submission of an assessment; nothing where there is none. */
export async function loadPublishable(tx: Tx, assessmentId: string): Promise<Publishable | undefined> {
  if (!isId(assessmentId)) return undefined
  const { rows } = await tx.execute<Publishable>(sql`
    select s.id as "submissionId", s.assessment_id as "assessmentId",
      array(select q ->> 'code' from jsonb_array_elements(s.content #> '{content,questions}') q) as codes,
      array(select y.review_id::text from replies y join reviews v on v.council_id = y.council_id and v.id = y.review_id
        where v.council_id = s.council_id and v.submission_id = s.id and y.state in ('agreed', 'published')) as reviews,
      array(select g.review_id::text from progress_reviews g join reviews v on v.council_id = g.council_id and v.id = g.review_id
        where v.council_id = s.council_id and v.submission_id = s.id and g.state = 'published') as progressed,
      array(select v.id::text from reviews v where v.council_id = s.council_id and v.submission_id = s.id and not plan_is_settled(v.council_id, v.id)) as unapproved,
      exists (select 1 from publications p where p.council_id = s.council_id and p.submission_id = s.id and p.state = 'asked') as "isAsked",
      (select json_build_object('codes', p.codes, 'reviewId', p.review_id, 'withProgress', p.with_progress) from publications p
        where p.council_id = s.council_id and p.submission_id = s.id and p.state = 'published') as shown
    from submissions s where s.assessment_id = ${assessmentId} order by s.version desc limit 1`)
  return rows[0]
}

export async function loadHeld(tx: Tx, id: string): Promise<PublicationHeld | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await tx.execute<PublicationHeld>(sql`
    select p.id, p.council_id as "councilId", p.submission_id as "submissionId", s.assessment_id as "assessmentId", p.state,
      p.asked_by as "askedBy", p.confirmed_by as "confirmedBy", p.overrode_by is not null as "isOverridden"
    from publications p join submissions s on s.council_id = p.council_id and s.id = p.submission_id
    where p.id = ${id} for update of p`)
  return rows[0]
}

/** The pre-election period that it is on this day, the last to end. */
export async function loadQuiet(tx: Tx, today: string): Promise<Quiet> {
  const { rows } = await tx.execute<{ election: string; endsOn: string }>(sql`
    select election, ends_on::text as "endsOn" from quiet_periods where ${today} between starts_on and ends_on
    order by ends_on desc limit 1`)
  return rows[0]
}

export const loadPeriods = (tx: Tx) =>
  tx.select().from(quietPeriods).orderBy(quietPeriods.startsOn, quietPeriods.id).limit(60)

export async function loadPeriod(tx: Tx, id: string) {
  if (!isId<QuietPeriodId>(id)) return undefined
  const [row] = await tx.select().from(quietPeriods).where(eq(quietPeriods.id, id))
  return row
}

/** What was asked for and became of it, the latest first. */
export async function loadPublications(tx: Tx, submissionId: string) {
  const name = (user: 'a' | 'c' | 'd' | 'o' | 'w') => sql.raw(`coalesce(${user}.name, ${user}.email)`)
  const { rows } = await tx.execute<PublicationRow>(sql`
    select p.id, p.codes, p.review_id as "reviewId", v.title as "reviewTitle", p.with_progress as "withProgress", p.state, p.asked_by as "askedBy", ${name('a')} as "askedName",
      p.asked_at as "askedAt", p.confirmed_by as "confirmedBy", ${name('c')} as "confirmedName", p.confirmed_at as "confirmedAt", ${name('d')} as "declinedName", p.declined_at as "declinedAt", p.declined_because as "declinedBecause", ${name('o')} as "overrodeName",
      p.overrode_because as "overrodeBecause", ${name('w')} as "withdrewName", p.withdrew_at as "withdrewAt", p.withdrew_because as "withdrewBecause"
    from publications p left join reviews v on v.council_id = p.council_id and v.id = p.review_id
    left join users a on a.id = p.asked_by left join users c on c.id = p.confirmed_by
    left join users d on d.id = p.declined_by left join users o on o.id = p.overrode_by left join users w on w.id = p.withdrew_by
    where p.submission_id = ${submissionId} order by p.asked_at desc, p.id desc limit 60`)
  return rows
}
type PublicationRow = {
  id: PublicationId
  codes: string[]
  reviewId: string | null
  reviewTitle: string | null
  withProgress: boolean
  state: (typeof publications.$inferSelect)['state']
  askedBy: string
  askedName: string | null
  askedAt: string
  confirmedBy: string | null
  confirmedName: string | null
  confirmedAt: string | null
  declinedName: string | null
  declinedAt: string | null
  declinedBecause: string | null
  overrodeName: string | null
  overrodeBecause: string | null
  withdrewName: string | null
  withdrewAt: string | null
  withdrewBecause: string | null
}

type Asking = Permit<'ask-publication', { of: Publishable; chosen: Chosen }>
export async function saveAsked(tx: Tx, actor: Actor, permit: Asking) {
  const { of, chosen } = permit.thing
  const { submissionId, assessmentId } = of
  const { codes, reviewId, withProgress } = chosen
  const { rows } = await tx.execute<{ id: PublicationId }>(sql`
    insert into publications (council_id, submission_id, codes, review_id, with_progress, asked_by, asked_at)
      values (${actor.councilId}, ${submissionId}, ${sql.param([...codes])}::text[], ${reviewId}, ${withProgress}, ${actor.userId}, ${actor.now.toISOString()})
      returning id`)
  const { id: publicationId } = only(rows)
  await note(tx, actor, 'publication.asked', {
    ...{ assessmentId, publicationId, questions: codes.length },
    ...(reviewId ? { reviewId } : {}),
  })
  return publicationId
}

export async function saveCalledOff(tx: Tx, actor: Actor, permit: Permit<'call-off', PublicationHeld>) {
  await move(tx, permit.thing, { state: 'called-off' })
  await note(tx, actor, 'publication.called-off', about(permit.thing))
}

export async function saveConfirmed(tx: Tx, actor: Actor, permit: Permit<'confirm', PublicationHeld>) {
  await move(tx, permit.thing, { state: 'published', confirmedBy: actor.userId, confirmedAt: actor.now })
  await note(tx, actor, 'publication.confirmed', { ...about(permit.thing), userId: permit.thing.askedBy })
}

export async function saveDeclined(
  tx: Tx,
  actor: Actor,
  permit: Permit<'decline', PublicationHeld>,
  declinedBecause: string,
) {
  await move(tx, permit.thing, {
    ...{ state: 'declined', declinedBy: actor.userId, declinedAt: actor.now },
    declinedBecause,
  })
  const { askedBy: userId } = permit.thing
  await note(tx, actor, 'publication.declined', { ...about(permit.thing), userId, reason: declinedBecause })
}

export async function saveOverridden(
  tx: Tx,
  actor: Actor,
  permit: Permit<'override', PublicationHeld>,
  overrodeBecause: string,
) {
  await move(tx, permit.thing, { overrodeBy: actor.userId, overrodeAt: actor.now, overrodeBecause })
  await note(tx, actor, 'publication.let-out', { ...about(permit.thing), reason: overrodeBecause })
}

export async function saveWithdrawn(
  tx: Tx,
  actor: Actor,
  permit: Permit<'withdraw', PublicationHeld>,
  withdrewBecause: string,
) {
  await move(tx, permit.thing, {
    ...{ state: 'withdrawn', withdrewBy: actor.userId, withdrewAt: actor.now },
    withdrewBecause,
  })
  await note(tx, actor, 'publication.withdrawn', { ...about(permit.thing), reason: withdrewBecause })
}

export type SaidPeriod = { election: string; startsOn: string; endsOn: string }
export async function savePeriod(tx: Tx, actor: Actor, _permit: Permit<'keep-quiet-period', null>, said: SaidPeriod) {
  const { councilId, userId: keptBy, now: keptAt } = actor
  await tx.insert(quietPeriods).values({ councilId, ...said, keptBy, keptAt })
  await chain(tx, actor, 'publication.period-kept', said)
}

export async function saveDroppedPeriod(
  tx: Tx,
  actor: Actor,
  permit: Permit<'drop-quiet-period', { id: QuietPeriodId }>,
) {
  const { id: quietPeriodId } = permit.thing
  const gone = await tx.delete(quietPeriods).where(eq(quietPeriods.id, quietPeriodId)).returning()
  await chain(tx, actor, 'publication.period-dropped', { quietPeriodId, election: gone[0]?.election ?? '' })
}

const move = (tx: Tx, { id }: PublicationHeld, to: Partial<typeof publications.$inferInsert>) =>
  tx.update(publications).set(to).where(eq(publications.id, id))
const about = ({ id: publicationId, assessmentId }: PublicationHeld) => ({ publicationId, assessmentId })
type Said = { assessmentId: string } & Record<string, unknown>
async function note(tx: Tx, actor: Actor, act: `publication.${string}`, subject: Said) {
  await chain(tx, actor, act, subject)
  await announce(tx, { topic: 'assessment', id: subject.assessmentId })
}
