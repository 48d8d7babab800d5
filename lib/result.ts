/** What a use case gives back: the thing, or a refusal that states a fact in our vocabulary. Faults are thrown. */
export type Result<T, R extends { kind: string }> = { ok: true; value: T } | { ok: false; refusal: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refuse = <R extends { kind: string }>(refusal: R): { ok: false; refusal: R } => ({ ok: false, refusal })
