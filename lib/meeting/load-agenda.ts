import type { Tx } from '@/db/gate'
import { consensusState } from '../score/consensus'
import type { MeetingRow } from './store'
import { loadItems } from './store-agenda'

/** The questions of a meeting in the order of its agenda, each with the state of its revealed scores. */
export const loadAgenda = (tx: Tx, m: MeetingRow) => loadItems(tx, m, (levels) => consensusState(levels, m))

/** One of them by its code. */
export const loadAgendaItem = async (tx: Tx, m: MeetingRow | undefined, code: string) =>
  m && (await loadAgenda(tx, m)).find((item) => item.code === code)
