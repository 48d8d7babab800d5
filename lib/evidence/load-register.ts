import { sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { may } from '../access/access'
import type { ItemKind, LegalClass, Minute, Readers } from './evidence'
import type { Figure } from './figure'
import type { Choice, Strength } from './register'

export type RegisterRow = {
  id: string
  kind: ItemKind
  title: string
  speaksFor: string
  reviewBy: string | null
  isPast: boolean
  isHeld: boolean
  readers: Readers
  legalClass: LegalClass
  exemptParagraph: number | null
  asked: { readers: Readers; legalClass: LegalClass; paragraph: number | null; at: string } | null
  owner: string
  isMine: boolean
  version: number
  fileName: string | null
  mediaType: string | null
  size: number | null
  url: string | null
  linkState: 'there' | 'gone' | 'unknown' | null
  figure: Figure | null
  minute: Minute | null
  uses: { code: string; shortName: string }[]
  /** Where questions rest on it in another assessment alone: the newest of them, by its title where the reader may see it. */
  elsewhere: { title: string | null } | null
}

/** Somebody has to look at it again: its review date has passed, or its page is gone. */
const isPast = sql`(coalesce(i.review_by < current_date, false) or coalesce(i.link_state = 'gone', false))`
const isUsed = sql`exists (select 1 from evidence e where e.council_id = i.council_id and e.item_id = i.id and e.removed_at is null)`
const newest = sql`join lateral (select * from evidence_revisions v where v.council_id = i.council_id and v.item_id = i.id
  order by v.number desc limit 1) r on true`
const here = sql`i.council_id = (select acting_council())`

function where(actor: Actor, assessmentId: string | undefined, { show, kind, readers, legal, question }: Choice) {
  const shown = {
    all: sql`true`,
    mine: sql`i.owner_id = ${actor.userId}`,
    past: isPast,
    unused: sql`not ${isUsed}`,
    held: sql`i.held_at is not null`,
  }[show]
  const isOf = question
    ? sql`exists (select 1 from evidence e join assessment_questions w on w.council_id = e.council_id and w.id = e.assessment_question_id
        where e.council_id = i.council_id and e.item_id = i.id and e.removed_at is null and w.code = ${question}
          and e.assessment_id = ${assessmentId ?? null})`
    : sql`true`
  return sql`${here} and ${shown} and ${isOf}
    and ${kind ? sql`i.kind = ${kind}` : sql`true`} and ${readers ? sql`i.readers = ${readers}` : sql`true`}
    and ${legal ? sql`i.legal_class = ${legal}` : sql`true`}`
}

const ORDERS = {
  state: sql`case when ${isPast} then 0 when i.held_at is not null then 1 else 2 end, r.speaks_for desc`,
  title: sql`lower(r.title)`,
  speaks: sql`r.speaks_for desc`,
  owner: sql`lower(coalesce(u.name, u.email))`,
  review: sql`i.review_by asc nulls last`,
}

/** A page of the register, one row more than it holds where the list goes on. */
export async function loadRegister(
  tx: Tx,
  actor: Actor,
  assessmentId: string | undefined,
  choice: Choice,
  size: number,
) {
  const { rows } = await tx.execute<RegisterRow>(sql`
    select i.id, i.kind, r.title, r.speaks_for as "speaksFor", i.review_by as "reviewBy", ${isPast} as "isPast", i.held_at is not null as "isHeld",
      i.readers, i.legal_class as "legalClass", i.exempt_paragraph as "exemptParagraph",
      (select jsonb_build_object('readers', k.readers, 'legalClass', k.legal_class, 'paragraph', k.exempt_paragraph, 'at', k.asked_at)
        from evidence_asks k where k.council_id = i.council_id and k.item_id = i.id and k.decided_at is null) as asked,
      coalesce(u.name, u.email) as owner, i.owner_id = ${actor.userId} as "isMine", r.number as version,
      r.file_name as "fileName", r.media_type as "mediaType", r.size::float8 as size, r.url, i.link_state as "linkState", r.figure, r.minute,
      coalesce((select jsonb_agg(jsonb_build_object('code', q.code, 'shortName', f.short_name) order by q.area, q.number)
        from evidence e join assessment_questions q on q.council_id = e.council_id and q.id = e.assessment_question_id
        join framework_questions f on f.id = q.framework_question_id
        where e.council_id = i.council_id and e.item_id = i.id and e.removed_at is null and e.assessment_id = ${assessmentId ?? null}), '[]') as uses,
      (select jsonb_build_object('title', a.title) from evidence e left join assessments a on a.council_id = e.council_id and a.id = e.assessment_id
        where e.council_id = i.council_id and e.item_id = i.id and e.removed_at is null and e.assessment_id is distinct from ${assessmentId ?? null}
        order by a.created_at desc nulls last limit 1) as elsewhere
    from evidence_items i ${newest} join users u on u.id = i.owner_id
    where ${where(actor, assessmentId, choice)}
    order by ${ORDERS[choice.sort]}, i.id
    limit ${size + 1} offset ${(choice.page - 1) * size}`)
  return rows
}

/** How many there are of each, whatever is chosen. */
export async function countRegister(tx: Tx, actor: Actor) {
  const { rows } = await tx.execute<{
    kind: ItemKind
    readers: Readers
    legalClass: LegalClass
    isMine: boolean
    isPast: boolean
    isHeld: boolean
    isUsed: boolean
    count: number
  }>(sql`
    select i.kind, i.readers, i.legal_class as "legalClass", i.owner_id = ${actor.userId} as "isMine", ${isPast} as "isPast",
      i.held_at is not null as "isHeld", ${isUsed} as "isUsed", count(*)::int as count
    from evidence_items i where ${here} group by 1, 2, 3, 4, 5, 6, 7`)
  return rows
}

/** The assessment that the register is looked at with: the one that is asked for, or the newest that has not ended. */
export async function loadRegisterAssessment(tx: Tx, asked: string | undefined) {
  const { rows } = await tx.execute<{ id: string; title: string; state: string }>(sql`
    select a.id, a.title, a.state from assessments a where a.council_id = (select acting_council())
    order by a.id::text = ${asked ?? ''} desc, a.state <> 'closed' desc, a.created_at desc limit 1`)
  return rows[0]
}

/** Each question of an assessment with how much it rests on, and what assessors said of that in its last revealed round. */
export async function loadCoverage(tx: Tx, actor: Actor, assessmentId: string) {
  const isSeen = may(actor, 'read-whole')
  const { rows } = await tx.execute<{
    code: string
    area: number
    areaTitle: string
    shortName: string
    isLeftOut: boolean
    current: number
    old: number
    said: Partial<Record<Strength, number>> | null
  }>(sql`
    select q.code, q.area, n.title as "areaTitle", f.short_name as "shortName", q.left_out_reason is not null as "isLeftOut",
      count(i.id) filter (where not ${isPast})::int as current, count(i.id) filter (where ${isPast})::int as old,
      case when ${isSeen} then (
        select jsonb_object_agg(s.word, s.count) from (
          select c.evidence_strength as word, count(*) as count from scores_of((
            select o.id from rounds o where o.council_id = q.council_id and o.assessment_question_id = q.id
              and o.state in ('revealed', 'agreed') order by o.number desc limit 1)) c
          where c.evidence_strength is not null
          group by 1) s) end as said
    from assessment_questions q
    join assessments a on a.council_id = q.council_id and a.id = q.assessment_id
    join framework_questions f on f.id = q.framework_question_id
    join framework_areas n on n.framework_version_id = a.framework_version_id and n.number = q.area
    left join evidence e on e.council_id = q.council_id and e.assessment_question_id = q.id and e.removed_at is null
    left join evidence_items i on i.council_id = e.council_id and i.id = e.item_id
    where q.council_id = (select acting_council()) and q.assessment_id = ${assessmentId}
    group by q.council_id, q.id, q.code, q.area, q.number, n.title, f.short_name, q.left_out_reason
    order by q.area, q.number`)
  return rows
}
