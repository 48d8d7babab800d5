import type { Board } from '@/lib/meeting/view-board'
import type { MyPart } from '@/lib/meeting/view-my-part'

/** What every panel of a meeting stands on: what all see, what this person sees, and how to ask again. */
export type Inside = { slug: string; assessmentId: string; board: Board; mine: MyPart; refresh: () => void }
