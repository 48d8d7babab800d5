import { sql } from 'drizzle-orm'
import { asUser } from '@/db/gate'
import type { UserId } from '@/db/ids'

export type MyPlaces = {
  councils: { slug: string; name: string; posts: string[] }[]
  reviews: { id: string; title: string; state: string; endsOn: string }[]
}

/** The councils and reviews that this person belongs to today. */
export const viewMyPlaces = (userId: UserId): Promise<MyPlaces> =>
  asUser(userId, async (tx) => {
    const councils = await tx.execute<MyPlaces['councils'][number]>(sql`
      select c.slug, c.name, array_agg(m.post order by m.starts_on) as posts
      from current_memberships m join councils c on c.id = m.council_id
      where m.user_id = ${userId}
      group by c.slug, c.name order by c.name`)
    const reviews = await tx.execute<MyPlaces['reviews'][number]>(sql`
      select r.id, r.title, r.state, r.ends_on::text as "endsOn" from reviews r
      where r.id in (select acting_reviews()) and r.state <> 'closed' and r.ends_on >= current_date order by r.ends_on`)
    return { councils: councils.rows, reviews: reviews.rows }
  })
