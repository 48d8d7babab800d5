import type { Name } from './servers'

/** What one run of one server came to, by column. */
export type Run = Record<string, number>
/** `isForWorst`: it holds for every run, and not for the median alone. */
export type Goal = { says: string; reads: Reads; isForWorst?: true } & ({ atMost: number } | { atLeast: number })
type Reads = (of: (name: Name, column: string) => number) => number
/** Something that all of these do alike, one after the other in each round. */
export type Case = { title: string; names: Name[]; measure: (name: Name) => Promise<Run>; goals: Goal[] }
/** `seconds` is how long a paced run lasts. */
export type Scale = { isQuick: boolean; rounds: number; seconds: number; names: Name[] }
export type Workload = { name: string; cases: (scale: Scale) => Case[] }

/** A goal that compares a column of ours with a peer's. */
export const timesOf =
  (peer: Name, column: string): Reads =>
  (of) =>
    of('concord', column) / of(peer, column)
export const ours =
  (column: string): Reads =>
  (of) =>
    of('concord', column)
