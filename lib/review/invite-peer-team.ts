import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { type AssessmentId, isId } from '@/db/ids'
import { loadPeople } from '../people/load-people'
import { wordsAlone } from '../people/words-alone'
import { ok, refuse } from '../result'
import { loadSubmission } from '../submission/store'
import { dayOf } from '../words/dates'
import { mayInvitePeers } from './policy'
import { saveReview } from './store'

const peerLines = z
  .string()
  .trim()
  .min(1, 'Enter the people of the team, one a line')
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .refine((lines) => lines.length <= 20, 'A team has at most 20 people')
  .pipe(
    z.array(
      z.string().transform((line, context) => {
        const [name = '', email = ''] = line.split(',').map((part) => part.trim())
        if (!wordsAlone(z.string().min(1)).safeParse(name).success || !z.email().safeParse(email).success) {
          context.addIssue({
            code: 'custom',
            message: `Write each line as name, e-mail address. This one is not: ${line}`,
          })
          return z.NEVER
        }
        return { name, email: email.toLowerCase() }
      }),
    ),
  )

export const invitePeerTeamInput = z.object({
  assessmentId: z.string(),
  title: z.string().trim().min(1, 'Enter a title').max(120, 'Use at most 120 characters for the title'),
  endsOn: z.iso
    .date('Enter the last day of the review')
    .refine((day) => day >= dayOf(new Date()), 'The last day cannot be in the past'),
  team: peerLines,
})

/** Invites a team to read and comment on one submission; the first person named leads it. */
export const invitePeerTeam = (caller: Caller, input: z.infer<typeof invitePeerTeamInput>) =>
  inCouncil(caller, async (tx, actor) => {
    if (!isId<AssessmentId>(input.assessmentId)) return refuse({ kind: 'not-found' })
    const submission = await loadSubmission(tx, input.assessmentId)
    const peers = input.team.map((peer, place) => ({
      ...peer,
      role: place === 0 ? ('peer_lead' as const) : ('peer' as const),
    }))
    const ownEmails = new Set((await loadPeople(tx)).map(({ email }) => email.toLowerCase()))
    const permit = mayInvitePeers(actor, submission, peers, ownEmails)
    if (!permit.ok) return permit
    const reviewId = await saveReview(tx, actor, permit.value, { title: input.title, endsOn: input.endsOn })
    return ok({ reviewId })
  })
