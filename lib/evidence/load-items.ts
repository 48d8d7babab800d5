import { and, eq, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type EvidenceItemId, type EvidenceRevisionId, isId, type UserId } from '@/db/ids'
import { evidenceAsks, evidenceItems, evidenceRevisions } from '@/db/schema/evidence-item'
import { users } from '@/db/schema/identity'
import { may } from '../access/access'
import { CAPABILITIES } from '../access/capability'

export type ItemRow = typeof evidenceItems.$inferSelect & { ownerName: string; nation: string }
export type RevisionRow = typeof evidenceRevisions.$inferSelect & { addedByName: string }
export type AskRow = typeof evidenceAsks.$inferSelect & { askedByName: string }

/** The name of whoever’s id is in a column. */
export const nameOf = (column: unknown) =>
  sql<string>`coalesce((select coalesce(u.name, u.email) from ${users} u where u.id = ${column}), 'Somebody who has left')`

/** An item that the actor may read, held until the transaction ends where it is to be changed. */
export async function loadItem(tx: Tx, id: string, toChange = false): Promise<ItemRow | undefined> {
  if (!isId<EvidenceItemId>(id)) return undefined
  const asked = tx
    .select({
      item: evidenceItems,
      ownerName: nameOf(evidenceItems.ownerId),
      nation: sql<string>`(select c.nation from councils c where c.id = ${evidenceItems.councilId})`,
    })
    .from(evidenceItems)
    .where(eq(evidenceItems.id, id))
  const [row] = await (toChange ? asked.for('update', { of: evidenceItems }) : asked)
  return row && { ...row.item, ownerName: row.ownerName, nation: row.nation }
}

/** All of its revisions, the newest first. */
export async function loadRevisions(tx: Tx, itemId: EvidenceItemId): Promise<RevisionRow[]> {
  const rows = await tx
    .select({ revision: evidenceRevisions, addedByName: nameOf(evidenceRevisions.addedBy) })
    .from(evidenceRevisions)
    .where(and(sql`${evidenceRevisions.councilId} = (select acting_council())`, eq(evidenceRevisions.itemId, itemId)))
    .orderBy(sql`${evidenceRevisions.number} desc`)
  return rows.map(({ revision, addedByName }) => ({ ...revision, addedByName }))
}

/** What stands inside the file of a revision, place by place, as far as a page shows it. */
export async function loadInside(tx: Tx, revisionId: EvidenceRevisionId) {
  const { rows } = await tx.execute<{ place: string; words: string; isMore: boolean }>(sql`
    select w.place, left(w.words, 4000) as words, length(w.words) > 4000 as "isMore" from evidence_words w
    where w.council_id = (select acting_council()) and w.revision_id = ${revisionId} and w.place <> '' order by w.id limit 20`)
  return rows
}

/** What was asked of its two fields, the latest first. */
export async function loadAsks(tx: Tx, itemId: EvidenceItemId): Promise<AskRow[]> {
  const rows = await tx
    .select({ ask: evidenceAsks, askedByName: nameOf(evidenceAsks.askedBy) })
    .from(evidenceAsks)
    .where(eq(evidenceAsks.itemId, itemId))
    .orderBy(sql`${evidenceAsks.askedAt} desc`)
  return rows.map(({ ask, askedByName }) => ({ ...ask, askedByName }))
}

/** Where it is used: each question with its assessment and the revision that is named there. */
export async function loadUses(tx: Tx, itemId: EvidenceItemId) {
  const { rows } = await tx.execute<{
    id: string
    assessmentId: string
    title: string
    state: string
    code: string
    shortName: string
    number: number
    addedAt: string
  }>(sql`
    select e.id, e.assessment_id as "assessmentId", a.title, a.state, q.code, f.short_name as "shortName", r.number, e.added_at as "addedAt"
    from evidence e
    join assessments a on a.council_id = e.council_id and a.id = e.assessment_id
    join assessment_questions q on q.council_id = e.council_id and q.id = e.assessment_question_id
    join framework_questions f on f.id = q.framework_question_id
    join evidence_revisions r on r.council_id = e.council_id and r.id = e.revision_id
    where e.council_id = (select acting_council()) and e.item_id = ${itemId} and e.removed_at is null
    order by a.created_at desc, q.area, q.number`)
  return rows
}

/** The questions of the newest open assessment that may be attached to and do not rest on it yet. */
export async function loadUsable(tx: Tx, actor: Actor, itemId: EvidenceItemId) {
  if (!may(actor, 'attach') && !may(actor, 'attach-assigned')) return []
  const isMine = may(actor, 'attach')
    ? sql`true`
    : sql`exists (select 1 from assignments g where g.council_id = q.council_id and g.assessment_question_id = q.id and g.user_id = ${actor.userId})`
  const { rows } = await tx.execute<{ assessmentId: string; code: string; shortName: string }>(sql`
    select q.assessment_id as "assessmentId", q.code, f.short_name as "shortName"
    from assessment_questions q join framework_questions f on f.id = q.framework_question_id
    where q.council_id = (select acting_council()) and q.left_out_reason is null and ${isMine}
      and q.assessment_id = (select a.id from assessments a where a.council_id = (select acting_council()) and a.state in ${[...CAPABILITIES.attach]}
        order by a.created_at desc limit 1)
      and not exists (select 1 from evidence e where e.council_id = q.council_id and e.assessment_question_id = q.id and e.item_id = ${itemId}
        and e.removed_at is null)
    order by q.area, q.number`)
  return rows
}

/** `speaksFor`: the day, by which two of one title are told apart. */
type Choice = { id: string; title: string; speaksFor: string }

/** What of the register somebody may choose for a question, by title: what it does not rest on yet, and what it rests on already. */
export async function loadChoices(tx: Tx, questionId: string, most: number) {
  const { rows } = await tx.execute<Choice & { is_attached: boolean }>(sql`
    (select i.id, r.title, r.speaks_for::text as "speaksFor", false as is_attached from evidence_items i join lateral (select v.title, v.speaks_for from evidence_revisions v
      where v.council_id = i.council_id and v.item_id = i.id order by v.number desc limit 1) r on true
    where i.council_id = (select acting_council()) and not exists (select 1 from evidence e where e.council_id = i.council_id
      and e.item_id = i.id and e.assessment_question_id = ${questionId} and e.removed_at is null)
    order by lower(r.title), i.id limit ${most})
    union all
    (select e.item_id, e.title, e.speaks_for::text, true from evidence e where e.council_id = (select acting_council())
      and e.assessment_question_id = ${questionId} and e.removed_at is null
    order by lower(e.title), e.id limit ${most})`)
  const where = (wanted: boolean): Choice[] =>
    rows.flatMap(({ is_attached, ...choice }) => (is_attached === wanted ? [choice] : []))
  return { reusable: where(false), attached: where(true) }
}

/** Whether a file of so many bytes has room among those of its council, in which the same file lies once. */
export async function loadHasRoom(tx: Tx, bytes: number, most: number, sha256 = ''): Promise<boolean> {
  const { rows } = await tx.execute<{ size: string; is_there: boolean }>(
    sql`select * from acting_files_size(${sha256})`,
  )
  const [row] = rows
  return row !== undefined && (row.is_there || Number(row.size) + bytes <= most)
}

/** The council's country. */
export async function loadNation(tx: Tx): Promise<string> {
  const { rows } = await tx.execute<{ nation: string }>(
    sql`select nation from councils where id = (select acting_council())`,
  )
  return rows[0]?.nation ?? 'England'
}

/** Whether the actor decides how an item stands in law. */
export async function loadDecides(tx: Tx): Promise<boolean> {
  const { rows } = await tx.execute<{ decides: boolean }>(sql`select acting_decides_class() as decides`)
  return rows[0]?.decides ?? false
}

/** People of this council, for who owns or reads an item. */
export async function loadPeople(tx: Tx) {
  const { rows } = await tx.execute<{ id: UserId; name: string; post: string }>(sql`
    select m.user_id as id, coalesce(u.name, u.email) as name, min(m.post) as post from current_memberships m join users u on u.id = m.user_id
    where m.council_id = (select acting_council()) group by m.user_id, u.id, u.name, u.email order by name`)
  return rows
}
