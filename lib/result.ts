import type { Refusal } from './refusal'

/** What a use case gives back: the thing, or a refusal that states a fact in our vocabulary. Faults are thrown. */
export type Result<T, R extends Refusal = Refusal> = { ok: true; value: T } | { ok: false; refusal: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
/** Takes nothing but what `lib/refusal.ts` lists, with its facts. */
export const refuse = <const R extends Refusal>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal })
