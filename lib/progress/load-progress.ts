import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/gate'
import type { ReviewId } from '@/db/ids'
import { loadRecommendations } from '../report/store'
import type { HowFar } from './progress'

type Written = { words: string; by: string; at: Date }
type Action = { title: string; post: string; dueOn: string; state: 'proposed' | 'agreed' | 'under-way' | 'done' }
/** What the council answered a recommendation, and how the actions of its plan stand. */
export type Stood = {
  decision: 'accepted' | 'partly-accepted' | 'rejected'
  reason: string | null
  actions: Action[]
}
type Evidence = {
  id: string
  itemId: string
  /** What was named, as far as the reader may still open it. */
  item: { kind: 'file' | 'link' | 'figure' | 'minute'; title: string; url: string | null; source: string | null } | null
}
type Row = {
  id: string
  statement: (Omit<Written, 'at'> & { at: string }) | null
  stood: Stood | null
  evidence: Evidence[]
  view: (Omit<Written, 'at'> & { at: string; howFar: HowFar }) | null
}

/**
 * Each recommendation of a report with what council and peers say of it now, as far as the reader may see: until it is handed over
 * with what was answered and the plan as they stand, from then on as they stood that day.
 */
export async function loadProgress(tx: Tx, reviewId: ReviewId) {
  const { rows } = await tx.execute<Row>(sql`
    select c.id,
      case when s.id is not null then json_build_object('words', s.words, 'by', s.author_name, 'at', s.created_at) end as statement,
      coalesce(s.stood, how_it_stands(c.council_id, c.id)) as stood,
      coalesce((select json_agg(json_build_object('id', e.id, 'itemId', e.item_id, 'item', case when r.id is not null then json_build_object(
            'kind', i.kind, 'title', r.title, 'url', r.url, 'source', r.figure ->> 'source') end) order by e.id)
        from progress_evidence e left join evidence_items i on i.council_id = e.council_id and i.id = e.item_id
        left join evidence_revisions r on r.council_id = i.council_id and r.item_id = i.id and r.id = e.revision_id
        where e.review_id = c.review_id and e.recommendation_id = c.id), '[]') as evidence,
      case when w.id is not null then json_build_object('words', w.words, 'by', w.author_name, 'at', w.created_at, 'howFar', w.how_far) end as view
    from recommendations c
    left join progress_statements s on s.review_id = c.review_id and s.recommendation_id = c.id
    left join progress_views w on w.review_id = c.review_id and w.recommendation_id = c.id
    where c.review_id = ${reviewId}`)
  const found = new Map(rows.map((row) => [row.id, row]))
  return (await loadRecommendations(tx, reviewId)).map(({ id, words, priority, timescale, ownerPost }, at) => {
    const row = found.get(id)
    return {
      ...{ id: id as string, number: at + 1, words, priority, timescale, ownerPost },
      statement: row?.statement ? { ...row.statement, at: new Date(row.statement.at) } : null,
      stood: row?.stood ?? null,
      evidence: row?.evidence ?? [],
      view: row?.view ? { ...row.view, at: new Date(row.view.at) } : null,
    }
  })
}
export type Recommended = Awaited<ReturnType<typeof loadProgress>>[number]
