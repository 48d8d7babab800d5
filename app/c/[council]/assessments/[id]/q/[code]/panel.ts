/** What may stand beside an answer. */
export const PANELS = ['levels', 'evidence', 'comments', 'score', 'library'] as const
export type Panel = (typeof PANELS)[number]

/** Which question a panel is of. */
export type At = { slug: string; assessmentId: string; code: string }

/** What the address asks of the lists in a panel. */
export type AskedOfPanel = Partial<
  Record<'thread' | 'resolved' | 'removed' | 'item' | 'all' | 'level' | 'after' | 'before', string | undefined>
>
