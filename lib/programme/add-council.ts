import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { asUser } from '@/db/gate'
import type { InvitationId, UserId } from '@/db/ids'
import { COUNCIL_TYPES, GOVERNANCE_MODELS } from '@/db/schema/council'
import { newInvitation } from '../people/invitation-token'
import { wordsAlone } from '../people/words-alone'
import type { ProgrammeRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'

export const addCouncilInput = z.object({
  slug: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,40}$/, 'Use lower-case letters, digits and hyphens, for example northmoor'),
  name: z.string().trim().min(1, 'Enter the name of the council').max(120, 'Use at most 120 characters for the name'),
  type: z.enum(COUNCIL_TYPES, 'Choose the kind of council'),
  governanceModel: z.enum(GOVERNANCE_MODELS, 'Choose how the council is governed'),
  gssCode: z
    .string()
    .trim()
    .default('')
    .refine(
      (code) => code === '' || /^[EWSN]\d{8}$/.test(code),
      'A GSS code is one letter and eight digits, for example E06000001',
    ),
  leadName: wordsAlone(z.string().trim().min(1, 'Enter the lead’s name').max(120)),
  leadEmail: z.email('Enter the lead’s e-mail address').max(254).toLowerCase(),
  leadPost: wordsAlone(z.string().trim().min(1, 'Enter the lead’s post').max(120)),
})

type AddedCouncil = { invitationId: InvitationId; email: string }
const DUPLICATE = '23505'

/** The programme adds a council and invites its lead. It gains no view of the council by it. */
export async function addCouncil(
  userId: UserId,
  input: z.output<typeof addCouncilInput>,
): Promise<Result<AddedCouncil, ProgrammeRefusal>> {
  try {
    return await asUser(userId, async (tx) => {
      const { id, tokenHash, expiresAt } = await newInvitation(tx, new Date())
      const { rows } = await tx.execute<{
        id: string | null
      }>(sql`select add_council(${input.slug}, ${input.name}, ${input.type}, 'England',
        ${input.gssCode || null}, ${input.governanceModel}, ${input.leadEmail}, ${input.leadName}, ${input.leadPost}, ${id}, ${tokenHash}, ${expiresAt.toISOString()}) as id`)
      if (!rows[0]?.id) return refuse({ kind: 'only-the-programme' })
      return ok({ invitationId: id, email: input.leadEmail })
    })
  } catch (fault) {
    if ((fault as { cause?: { code?: string } }).cause?.code === DUPLICATE) return refuse({ kind: 'council-exists' })
    throw fault
  }
}
