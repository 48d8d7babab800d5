import type { Actor, Tx } from '@/db/gate'
import type { PoliticalGroupId } from '@/db/ids'
import type { Role } from '../access/access'
import type { Permit } from '../permit'
import { factsOf } from '../words/facts-of'
import { inOurWords } from '../words/field-words'
import { say } from '../words/say'
import { type InvitationLine, readLines, roleSaid } from './invitation-lines'
import { invitePersonInput } from './invite-person'
import { loadPeople } from './load-people'
import { mayInvite } from './policy'
import { loadGroups } from './store'
import { loadOpenInvitations } from './store-invitations'

type Wanted = { name: string; email: string; role: Role; post: string; politicalGroupId: PoliticalGroupId | null }
/** A line with what it would do, or why it does nothing. */
export type JudgedLine = InvitationLine & {
  invites: (Wanted & { permit: Permit<'invite-person', null> }) | null
  problem: string
}

/** Every line by itself, as if it were the only one: but nobody is invited twice. `role`: of whoever has none in the list. */
export async function judgeLines(tx: Tx, actor: Actor, text: string, role: string): Promise<JudgedLine[]> {
  const groups = await loadGroups(tx)
  const members = new Set((await loadPeople(tx)).map(({ email }) => email.toLowerCase()))
  const taken = new Set((await loadOpenInvitations(tx)).map(({ email }) => email.toLowerCase()))
  return readLines(text).map((line): JudgedLine => {
    const refused = (problem: string) => ({ ...line, invites: null, problem })
    const called = line.role === '' ? role : (roleSaid(line.role) ?? '')
    if (called === '')
      return refused(say(line.role === '' ? 'people.many.noRole' : 'people.many.unknownRole', { role: line.role }))
    const group = groups.find(({ name }) => name.toLowerCase() === line.group.toLowerCase())
    if (line.group !== '' && !group) return refused(say('people.many.unknownGroup', { group: line.group }))
    const read = invitePersonInput.safeParse(
      { ...line, role: called, politicalGroupId: group?.id ?? '' },
      { error: inOurWords },
    )
    if (!read.success) return refused(read.error.issues[0]?.message ?? '')
    const { email } = read.data
    const known = { isMember: members.has(email), isInvited: taken.has(email), hasGroup: group !== undefined }
    const permit = mayInvite(actor, read.data, known)
    if (!permit.ok) return refused(say(`refusals.${permit.refusal.kind}`, factsOf(permit.refusal)))
    taken.add(email)
    return {
      ...line,
      invites: { ...read.data, politicalGroupId: group?.id ?? null, permit: permit.value },
      problem: '',
    }
  })
}
