declare const sealed: unique symbol

/** Proof that a policy said yes to this act, by this actor, on this thing. Saving asks for it, so leaving the check out does not compile. */
export type Permit<Act extends string, Thing> = {
  readonly act: Act
  readonly by: string
  readonly thing: Thing
  readonly [sealed]: true
}

/** Called by policies alone; tests/house holds that. */
export const mint = <const Act extends string, Thing>(
  act: Act,
  actor: { userId: string },
  thing: Thing,
): Permit<Act, Thing> => ({ act, by: actor.userId, thing }) as Permit<Act, Thing>
