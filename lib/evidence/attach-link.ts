import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { aboutEvidence, webPage } from './about-evidence'
import { addJudged } from './store-adding'
import { needsReasons } from './two-fields'

export const attachLinkInput = z.object({ url: webPage }).extend(aboutEvidence.shape).superRefine(needsReasons)

/** Adds a web page as evidence, to the register and where it is attached. */
export const attachLink = (caller: Caller, input: z.infer<typeof attachLinkInput>) =>
  inCouncil(caller, (tx, actor) => addJudged(tx, actor, input, { kind: 'link', url: input.url }))
