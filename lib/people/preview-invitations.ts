import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ROLES } from '../access/access'
import { ok } from '../result'
import { MOST_LINES, readLines } from './invitation-lines'
import { judgeLines } from './judge-lines'
import { mayInviteAgain } from './policy'

/** A list as it was pasted, and the role of those who have none in it. */
export const inviteManyShape = {
  list: z
    .string()
    .trim()
    .min(1, 'Paste a list, or choose a file')
    .refine((text) => text.includes('@'), 'Put an e-mail address on each line')
    .max(60_000, 'Use a list of at most 60,000 characters')
    .refine(
      (text) => readable(text),
      'This list cannot be taken apart. Put one person on each line, with commas between',
    )
    .refine((text) => (readable(text) ?? 0) <= MOST_LINES, `Invite at most ${MOST_LINES} people at once`),
  role: z.union([z.enum(ROLES), z.literal('')]).default(''),
}
const readable = (text: string) => {
  try {
    return readLines(text).length
  } catch {
    return undefined
  }
}

export const invitationList = z.object(inviteManyShape)

/** Who would be invited by a list, line by line, and why not where somebody would not. Nothing is sent. */
export const previewInvitations = (caller: Caller, input: z.output<typeof invitationList>) =>
  inCouncil(caller, async (tx, actor) => {
    const permit = mayInviteAgain(actor)
    if (!permit.ok) return permit
    const lines = await judgeLines(tx, actor, input.list, input.role)
    return ok({
      ...{ list: input.list, role: input.role as string },
      lines: lines.map(({ line, raw, name, email, role, post, group, invites, problem }) => ({
        ...{ line, raw, name, email, post, group, problem },
        role: invites?.role ?? role,
      })),
    })
  })

export type InvitationPreview = Extract<Awaited<ReturnType<typeof previewInvitations>>, { ok: true }>['value']
