import type { Caller } from '@/db/gate'
import { type Append, appendUpdates, type Compacted, readTextLog, replaceTextLog, type TextLog } from '@/db/text-log'
import { removePerson } from '@/lib/people/remove-person'
import { readWholeText, textMarks } from '@/lib/sync/server/whole-text'
import { openText } from '@/lib/text/open-text'
import { viewAccess } from '@/lib/text/view-access'
import { testDatabase } from '../kit/database'
import type { Random, VirtualTime } from '../kit/virtual-time'
import { buildWorld, type Person } from '../kit/world'
import { Log, type Name } from './simulated-log'

/** However young: every row. */
const ALL = -3600

/** A text in a council of its own on the real PostgreSQL: the product's own append, reading, withdrawal and compaction. */
export async function buildRealLog() {
  const { council, lead, question } = await buildWorld({ people: { officer: 4 } })
  const { documentId } = question('1.1')
  const { owner } = await testDatabase()
  const people = (['ann', 'bob', 'cai', 'eve'] satisfies Name[]).map(
    (name, at) => [name, council.person('officer', at)] as const,
  )
  const world: World = {
    place: { councilId: council.id, documentId },
    lead,
    people: Object.fromEntries(people) as Record<Name, Person>,
    freeze: (isFrozen) =>
      owner.query('update documents set frozen_at = case when $2 then now() end where id = $1', [documentId, isFrozen]),
  }
  return (time: VirtualTime, random: Random) => new RealLog(time, random, world)
}
type World = {
  place: Log['place']
  lead: Caller
  people: Record<Name, Person>
  freeze: (isFrozen: boolean) => Promise<unknown>
}

class RealLog extends Log {
  readonly place: Log['place']
  readonly people: Record<Name, string>

  constructor(
    time: VirtualTime,
    random: Random,
    private readonly world: World,
  ) {
    super(time, random)
    this.place = world.place
    const { ann, bob, cai, eve } = world.people
    this.people = { ann: ann.userId, bob: bob.userId, cai: cai.userId, eve: eve.userId }
  }

  append = (rows: readonly Append[]) => this.time.outside(() => appendUpdates(rows))
  access = async (userId: string) => {
    const now = await this.time.outside(() => viewAccess(this.callerOf(userId), this.place))
    return now.ok ? now.value : undefined
  }
  open = async (userId: string, stateVector: Uint8Array) => {
    const { documentId } = this.place
    const opened = await this.time.outside(() => openText(this.callerOf(userId), { documentId, stateVector }))
    return opened.ok ? opened.value : undefined
  }
  whole = () => this.time.outside(() => readWholeText(this.place))
  marks = () => this.time.outside(() => textMarks([this.place]))
  freeze = async (isFrozen: boolean) => void (await this.time.outside(() => this.world.freeze(isFrozen)))
  withdraw = async (userId: string) => {
    const { membershipId } = this.personOf(userId)
    const done = await this.time.outside(() => removePerson(this.world.lead, { membershipId }))
    if (!done.ok) throw new Error(`nobody could be removed: ${done.refusal.kind}`)
  }

  protected read = (): Promise<TextLog> => this.time.outside(() => readTextLog(this.place, ALL))
  protected replace = (made: Compacted) => this.time.outside(() => replaceTextLog(this.place, made))

  private callerOf = (userId: string): Caller => this.personOf(userId)
  private personOf(userId: string): Person {
    const found = Object.values(this.world.people).find((one) => one.userId === userId)
    if (!found) throw new Error('nobody of this world')
    return found
  }
}
