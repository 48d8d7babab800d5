import type { RefusalKind } from '../../refusal'
import { assessment } from './refusals/assessment'
import { evidence } from './refusals/evidence'
import { people } from './refusals/people'
import { plan } from './refusals/plan'
import { review } from './refusals/review'
import { score } from './refusals/score'
import { text } from './refusals/text'

/**
 * A sentence for each refusal: what happened, and what to do next. It may use the facts of its kind, as `{email}`, and no
 * others. One that is missing does not compile, nor does one for something that is never refused.
 */
export const refusals: Record<RefusalKind, string> = {
  ...assessment,
  ...evidence,
  ...people,
  ...plan,
  ...review,
  ...score,
  ...text,
}
