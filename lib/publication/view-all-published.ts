import { sql } from 'drizzle-orm'
import { asVisitor } from '@/db/gate'
import { isId } from '@/db/ids'
import { publicPath } from './publication'

/** As many as a page of the list has. */
const AT_A_LOOK = 60

/** What is published now, council by council and of one the latest first. Anybody may read it. */
export const viewAllPublished = ({ after }: { after?: string | undefined } = {}) =>
  asVisitor(async (tx) => {
    const { rows } = await tx.execute<PublishedRow>(sql`
      select id, slug, council, submission_id as "submissionId", title, version, published_at as "publishedAt", questions, report,
        has_progress as "hasProgress"
      from all_published(${after && isId(after) ? after : null}::uuid, ${AT_A_LOOK + 1})`)
    const shown = rows.slice(0, AT_A_LOOK)
    const slugs = [...new Set(shown.map(({ slug }) => slug))]
    return {
      councils: slugs.map((slug) => {
        const all = shown.filter((row) => row.slug === slug)
        return {
          slug,
          name: all[0]?.council ?? '',
          published: all.map(({ id, title, version, publishedAt, questions, report, hasProgress, submissionId }) => ({
            ...{ id, title, version, publishedAt, questions, report, hasProgress },
            path: publicPath(slug, submissionId),
          })),
        }
      }),
      next: rows.length > AT_A_LOOK ? shown.at(-1)?.id : undefined,
    }
  })
type PublishedRow = {
  id: string
  slug: string
  council: string
  submissionId: string
  title: string
  version: number
  publishedAt: string
  questions: number
  report: string | null
  hasProgress: boolean
}
