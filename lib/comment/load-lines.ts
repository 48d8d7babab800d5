import { type SQL, sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import type { AssessmentId, SubjectId, ThreadId } from '@/db/ids'
import { type PageAsked, pageOf, reading } from '../page'
import { AREA_OF_SUBJECT, NAME_OF_SUBJECT, WITH_NAMES } from '../subject/store'
import type { SubjectKind } from '../subject/subject'
import { COMMENT_LISTS, type CommentList } from './comment-list'
import { isUnreadBy } from './store'

/** A thread in a list: the words it hangs on, what began it, and what it means to the reader. */
export type LoadedLine = {
  id: ThreadId
  subjectId: SubjectId
  kind: SubjectKind
  code: string
  shortName: string
  quote: string | null
  /** The words that it proposes in their place, if it does. */
  suggested: string | null
  level: number | null
  isLost: boolean
  paragraph: number | null
  author: string
  /** Nothing where its author deleted it. */
  body: string | null
  at: Date
  said: number
  isUnread: boolean
  isWaiting: boolean
  isMine: boolean
  assignedName: string | null
  dueOn: string | null
  isResolved: boolean
}

/** What holds of a thread `t` for this reader. */
const factsOf = ({ userId }: Actor) => {
  const said = (which: SQL) =>
    sql`exists (select 1 from comments c where c.council_id = t.council_id and c.thread_id = t.id
      and is_standing(c.council_id, c.id, c.created_at) and ${which})`
  const isOpen = sql`t.resolved_at is null`
  const isUnread = isUnreadBy(userId, 't')
  const isNamed =
    said(sql`exists (select 1 from comment_mentions m where m.council_id = c.council_id and m.comment_id = c.id
      and m.user_id = ${userId})
    and c.created_at > coalesce((select max(o.created_at) from comments o where o.council_id = t.council_id and o.thread_id = t.id
      and o.author_id = ${userId}), '-infinity')`)
  const isWaiting = sql`(${isOpen} and (coalesce(t.assigned_to = ${userId}, false) or ${isNamed}))`
  const lists: Record<CommentList, SQL> = {
    open: isOpen,
    waits: isWaiting,
    unread: isUnread,
    mine: said(sql`c.author_id = ${userId}`),
    assigned: sql`(${isOpen} and t.assigned_to is not null)`,
    suggested: sql`(${isOpen} and exists (select 1 from suggestions g where g.council_id = t.council_id and g.thread_id = t.id))`,
    lost: sql`(${isOpen} and t.anchor_lost)`,
    resolved: sql`t.resolved_at is not null`,
  }
  return { isUnread, isWaiting, lists }
}

/** The threads `t` of an assessment, with what their subjects are called. */
const ofAssessment = (id: AssessmentId) => sql`
  comment_threads t
  join subjects s on s.council_id = t.council_id and s.id = t.subject_id and s.assessment_id = ${id}
  ${WITH_NAMES}`

/** How many threads each list has, and how many open ones each area. */
export async function countLines(tx: Tx, actor: Actor, id: AssessmentId) {
  const { lists } = factsOf(actor)
  const counted = COMMENT_LISTS.map((list) => sql`count(*) filter (where ${lists[list]}) as ${sql.identifier(list)}`)
  const { rows } = await tx.execute<Record<CommentList, string> & { area: number; oldest: string | null }>(sql`
    select ${AREA_OF_SUBJECT} as area, min(t.created_at) filter (where ${lists.open}) as oldest, ${sql.join(counted, sql`, `)}
    from ${ofAssessment(id)} group by 1 order by 1`)
  const sum = (list: CommentList) => rows.reduce((all, row) => all + Number(row[list]), 0)
  const oldest = rows.flatMap((row) => (row.oldest ? [row.oldest] : [])).sort()[0]
  return {
    lists: Object.fromEntries(COMMENT_LISTS.map((list) => [list, sum(list)])) as Record<CommentList, number>,
    areas: rows.map(({ area, open }) => ({ area, open: Number(open) })),
    oldest: oldest ? new Date(oldest) : null,
  }
}

/** A page of one list: what waits for the reader first, then what they have not read, then the others; of these the latest spoken in first. */
export async function loadLines(
  tx: Tx,
  actor: Actor,
  of: { id: AssessmentId; list: CommentList; area: number | undefined },
  asked: PageAsked,
  size: number,
) {
  const { isUnread, isWaiting, lists } = factsOf(actor)
  const key = sql`(case when ${isWaiting} then '2' when ${isUnread} then '1' else '0' end || to_char((select max(c.created_at)
    from comments c where c.council_id = t.council_id and c.thread_id = t.id) at time zone 'UTC', 'YYYYMMDDHH24MISSUS'))`
  const keyOf = (id: string) => sql`(select ${key} from comment_threads t where t.id = ${id})`
  const read = reading(asked, { key, id: sql`t.id`, keyOf, isDown: true }, size)
  const which = [
    lists[of.list],
    ...(of.area === undefined ? [] : [sql`${AREA_OF_SUBJECT} = ${of.area}`]),
    ...(read.where ? [read.where] : []),
  ]
  const { rows } = await tx.execute<LoadedLine & { at: string }>(sql`
    select t.id, t.subject_id as "subjectId", s.kind, ${NAME_OF_SUBJECT}, t.quote, left(g.replacement, ${OF_BODY}) as suggested, t.level, t.anchor_lost as "isLost", t.anchor_paragraph as paragraph,
      w.author, left(w.body, ${OF_BODY}) as body, w.at, w.said, ${isUnread} as "isUnread", ${isWaiting} as "isWaiting",
      coalesce(t.assigned_to = ${actor.userId}, false) as "isMine", (select coalesce(u.name, u.email) from users u where u.id = t.assigned_to) as "assignedName",
      t.due_on::text as "dueOn", t.resolved_at is not null as "isResolved"
    from ${ofAssessment(of.id)}
    left join suggestions g on g.council_id = t.council_id and g.thread_id = t.id
    cross join lateral (
      select c.author_name as author, c.created_at as at, (count(*) over ())::int as said,
        case when x.created_at is null then c.body else x.body end as body
      from comments c
      left join lateral (select y.created_at, y.body from comment_changes y where y.council_id = c.council_id and y.comment_id = c.id
        order by y.created_at desc, y.id desc limit 1) x on true
      where c.council_id = t.council_id and c.thread_id = t.id and is_standing(c.council_id, c.id, c.created_at)
      order by c.created_at, c.id limit 1) w
    where ${sql.join(which, sql` and `)}
    order by ${read.orderBy} limit ${read.limit}`)
  return pageOf(
    rows.map((row) => ({ ...row, at: new Date(row.at) })),
    asked,
    size,
  )
}

/** So much of a comment stands in a list. */
const OF_BODY = 240
