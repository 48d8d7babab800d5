import type { Actor, Tx } from '@/db/gate'
import { loadAssessment } from '../assessment/store'
import { holdsPosition } from '../people/holds-position'
import { isSecondPerson, type PublicationHeld } from './policy'

/** Whether this person is a second person for what was asked; of what nobody sees, so that it is not found, yes. */
export async function loadSecond(tx: Tx, actor: Actor, one: PublicationHeld | undefined): Promise<boolean> {
  const assessment = one && (await loadAssessment(tx, actor, one.assessmentId))
  const isChief = await holdsPosition(tx, actor, 'chief_executive')
  return assessment ? isSecondPerson(actor, assessment, isChief) : true
}
