import { sql } from 'drizzle-orm'
import type { Actor, Tx } from '@/db/gate'
import { type CouncilId, isId, type LeavingId, type UserId } from '@/db/ids'
import { only } from '@/db/only'
import type { Permit } from '../permit'
import type { LeavingRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { chain } from '../trail/chain'
import type { Awaited, Leaving } from './leaving'

/** The council whose leads have somebody leave; none, where those who keep the register do. */
type Within = CouncilId | null

type Row = {
  id: LeavingId
  kind: Leaving['kind']
  user_id: UserId | null
  about: string | null
  mark: string | null
  reason: string
  is_own: boolean
  asked_by: string | null
  asked_at: string
  confirmed_by: string | null
  confirmed_at: string | null
  due_at: string | null
  called_off_by: string | null
  called_off_at: string | null
  done_at: string | null
  what: Leaving['what']
  waits: Awaited[]
}

/** Whether the acting person keeps the register. */
export const keepsRegister = async (tx: Tx): Promise<boolean> =>
  only((await tx.execute<{ may: boolean }>(sql`select acting_may_ask_leaving(null) as may`)).rows).may

/** Newest first, for whoever may ask for more of them. */
export async function loadLeavings(tx: Tx, within: Within, person: UserId | null = null): Promise<Leaving[]> {
  const { rows } = await tx.execute<Row>(sql`select * from leavings_of(${within}, ${person})`)
  const step = (by: string | null, at: string | null) => (at === null ? null : { by: by ?? '', at: new Date(at) })
  return rows.map((row) => {
    const isOpen = row.called_off_at === null && row.done_at === null
    return {
      ...{
        id: row.id,
        kind: row.kind,
        userId: row.user_id,
        about: row.about ?? '',
        mark: row.mark,
        reason: row.reason,
      },
      asked: { by: row.asked_by ?? '', at: new Date(row.asked_at) },
      confirmed: step(row.confirmed_by, row.confirmed_at),
      dueAt: row.due_at === null ? null : new Date(row.due_at),
      calledOff: step(row.called_off_by, row.called_off_at),
      doneAt: row.done_at === null ? null : new Date(row.done_at),
      ...{ what: row.what, waits: row.waits },
      abilities: { confirm: isOpen && row.confirmed_at === null && !row.is_own, callOff: isOpen },
    }
  })
}

/** That the removal of the council is asked, and from when on it is gone; for whoever manages its people. */
export async function loadRemoval(tx: Tx): Promise<{ dueAt: Date | null } | null> {
  const { asked_at, due_at } = only(
    (await tx.execute<{ asked_at: string | null; due_at: string | null }>(sql`select * from acting_removal()`)).rows,
  )
  return asked_at === null ? null : { dueAt: due_at === null ? null : new Date(due_at) }
}

/** What the database refuses, in the words of our refusals. */
const REFUSALS = {
  'not-theirs': refuse({ kind: 'only-the-programme' as const }),
  'not-found': refuse({ kind: 'not-found' as const }),
  yourself: refuse({ kind: 'leaving-is-yourself' as const }),
  'asked-already': refuse({ kind: 'leaving-asked-already' as const }),
  'still-here': refuse({ kind: 'leaving-still-here' as const }),
  over: refuse({ kind: 'leaving-is-over' as const }),
  'confirmed-already': refuse({ kind: 'leaving-confirmed-already' as const }),
  'takes-another': refuse({ kind: 'leaving-takes-another' as const }),
}
type Refused = keyof typeof REFUSALS

type Asked = { within: Within; kind: Leaving['kind']; about: string; reason: string }

/** Whether they may is asked in the database, which has each step in a chain of its own. */
export async function writeAsked(tx: Tx, asked: Asked): Promise<Result<LeavingId, LeavingRefusal>> {
  const { leaving, refused } = only(
    (
      await tx.execute<{ leaving: LeavingId; refused: Refused | null }>(
        sql`select * from ask_leaving(${asked.within}, ${asked.kind}, ${asked.about}, ${asked.reason})`,
      )
    ).rows,
  )
  return refused ? REFUSALS[refused] : ok(leaving)
}

export async function writeConfirmed(tx: Tx, id: string): Promise<Result<Date, LeavingRefusal>> {
  if (!isId<LeavingId>(id)) return refuse({ kind: 'not-found' })
  const { due, refused } = only(
    (await tx.execute<{ due: string; refused: Refused | null }>(sql`select * from confirm_leaving(${id})`)).rows,
  )
  return refused ? REFUSALS[refused] : ok(new Date(due))
}

export async function writeCalledOff(tx: Tx, id: string): Promise<Result<null, LeavingRefusal>> {
  if (!isId<LeavingId>(id)) return refuse({ kind: 'not-found' })
  const { refused } = only(
    (await tx.execute<{ refused: Refused | null }>(sql`select call_off_leaving(${id}) as refused`)).rows,
  )
  return refused ? REFUSALS[refused] : ok(null)
}

type Act = 'person.anonymity-asked' | 'person.anonymity-confirmed' | 'person.anonymity-called-off'

/** Within a council the council's own trail has it too. */
export const saveAnonymity = (tx: Tx, actor: Actor, permit: Permit<'make-anonymous', null>, act: Act, userId: UserId) =>
  chain(tx, actor, act, { userId, by: permit.by })
