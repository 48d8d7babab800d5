import { beginProgress } from '@/lib/progress/begin-progress'
import { viewProgress } from '@/lib/progress/view-progress'
import { writeStatement } from '@/lib/progress/write-statement'
import { type Cast, done } from './cast'

/** What the council has said so far, by the place of the recommendation. */
const SAID: [account: string, words: string][] = [
  [
    'lead',
    'Scrutiny has had its adviser since the autumn. Papers now come ten days before each decision, but for two meetings of nine.',
  ],
  [
    'finance',
    'Each risk behind the reserves has had a price since February. Full Council saw the list with the budget. The plan to rebuild reserves has its days, and the first is met.',
  ],
  [
    'officer',
    'Two of the five projects have stopped. Scrutiny saw the reasons before cabinet decided, and the staff of both have other work.',
  ],
]

/** The progress review, which the council is half way through writing. */
export async function progress(cast: Cast, reviewId: string, daysAgo: number) {
  const { progressId } = await done('begin the progress review', beginProgress(cast('lead', daysAgo), { reviewId }))
  const { recommendations } = await done('read what is asked', viewProgress(cast('lead', daysAgo), { progressId }))
  for (const [at, [account, words]] of SAID.entries())
    await done(
      'say how far it is',
      writeStatement(cast(account, daysAgo - 2 - at), {
        ...{ progressId, recommendationId: recommendations[at]?.id ?? '' },
        ...{ words, seen: '', itemIds: [] },
      }),
    )
}
