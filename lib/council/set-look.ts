import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { cleanCrest } from '../evidence/clean-picture'
import { ok, refuse } from '../result'
import { MOST_CREST_SENT } from './look'
import { mayChangeProfile, maySetLook } from './policy'
import { loadLook, saveLook } from './store-look'

export const setLookInput = z.object({
  accent: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(#[0-9a-f]{6})?$/, 'Enter the colour as # and six figures, for example #1d5c4a'),
  /** A picture in base64; empty where the crest stays as it is. */
  crest: z
    .string()
    .max(MOST_CREST_SENT, 'This picture is larger than 200 kB. Make it smaller, then choose it again.')
    .default(''),
  alt: z.string().trim().max(200, 'Use at most 200 characters for the words').default(''),
  /** Whether the box is ticked. */
  remove: z.string().optional(),
})

/** Sets the colour and the crest that the council's documents carry from now on. */
export async function setLook(caller: Caller, input: z.output<typeof setLookInput>) {
  const may = await inCouncil(caller, async (_, actor) => {
    const permit = mayChangeProfile(actor)
    return permit.ok ? ok(null) : permit
  })
  if (!may.ok) return may
  // Looked at only for whoever may set it, and outside of a transaction, because it takes a moment.
  const isSent = input.crest !== '' && !input.remove
  const sent = isSent ? await cleanCrest(Buffer.from(input.crest, 'base64')) : undefined
  if (isSent && !sent) return refuse({ kind: 'crest-unreadable', field: 'crest' })
  return inCouncil(caller, async (tx, actor) => {
    const stands = await loadLook(tx)
    const png = input.remove ? undefined : (sent ?? stands?.crest?.png)
    const permit = maySetLook(actor, { accent: input.accent, hasCrest: png !== undefined, alt: input.alt })
    if (!permit.ok) return permit
    await saveLook(tx, actor, permit.value, {
      accent: input.accent || null,
      crest: png ? { png: new Uint8Array(png), alt: input.alt } : null,
    })
    return ok(null)
  })
}
