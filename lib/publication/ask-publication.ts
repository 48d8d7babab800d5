import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { isId, type ReviewId } from '@/db/ids'
import { eachOnceInput } from '../each-once-input'
import { ok, refuse } from '../result'
import { inTurn } from '../trail/chain'
import { mayAsk } from './policy'
import { loadPublishable, saveAsked } from './store'

export const askPublicationInput = z.object({
  assessmentId: z.string(),
  codes: eachOnceInput(z.array(z.string().max(8)).max(200)),
  /** Areas of which every question goes out. */
  areas: eachOnceInput(z.array(z.string().max(8)).max(40)),
  /** Every question of every area. */
  whole: z.union([z.literal('on').transform(() => true), z.boolean()]).default(false),
  reviewId: z.string().default(''),
  /** Whether the progress review of that report goes out with it. */
  withProgress: z.union([z.literal('on').transform(() => true), z.boolean()]).default(false),
})

type Asked = z.output<typeof askPublicationInput>

/** The lead asks that questions of the submission are published, each whole, and a report whole with reply and plan. Somebody else confirms. */
export const askPublication = (caller: Caller, input: Asked) =>
  inCouncil(caller, async (tx, actor) => {
    const { assessmentId, reviewId, withProgress } = input
    if (reviewId !== '' && !isId<ReviewId>(reviewId)) return refuse({ kind: 'not-found' })
    await inTurn(tx, actor)
    const of = await loadPublishable(tx, assessmentId)
    const codes = allChosen(input, of?.codes ?? [])
    const chosen = { codes, withProgress, reviewId: isId<ReviewId>(reviewId) ? reviewId : null }
    const permit = mayAsk(actor, of, chosen)
    if (!permit.ok) return permit
    return ok({ publicationId: await saveAsked(tx, actor, permit.value) })
  })

/** The questions that were chosen one by one, with their area, or all together, each once. */
const allChosen = ({ codes, areas, whole }: Asked, all: readonly string[]): string[] => [
  ...new Set([...codes, ...all.filter((code) => whole || areas.some((area) => code.startsWith(`${area}.`)))]),
]
