import { it } from 'vitest'
import { testDatabase } from '../kit/database'
it('explains', async () => {
  const { owner } = await testDatabase()
  const c = await owner.connect()
  await c.query('set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off')
  const { rows } = await c.query(`explain (costs off) select w.kind, w.id, q.is_near from (select * from (values (false, websearch_to_tsquery('english','harbour')), (true, to_tsquery('english','harbor'))) v (is_near, query) where numnode(v.query) > 0) q
    cross join lateral (
      (select 'answer' as kind, a.id, ts_rank_cd(to_tsvector('english', left(a.words, 150000)), q.query) as rank from answer_words a
        where (to_tsvector('english', left(a.words, 150000)) || array_to_tsvector(array['in:' || a.council_id::text])) @@ (q.query && '''in:x'''::tsquery)
        order by 3 desc, 2 limit 200)
      union all
      (select 'comment', x.comment_id, ts_rank_cd(to_tsvector('english', left(coalesce(x.body, ''), 150000)), q.query) from comment_changes x
        where (to_tsvector('english', left(coalesce(x.body, ''), 150000)) || array_to_tsvector(array['in:' || x.council_id::text])) @@ (q.query && '''in:x'''::tsquery)
        order by 3 desc, 2 limit 200)) w`)
  console.log(rows.map((r) => r['QUERY PLAN']).join('\n'))
  c.release(true)
})
