import { BEST_VALUE } from './best-value'
import { CPC } from './cpc'
import type { Ask, Order, OrderKey } from './order'

/** The orders that there are. */
export const ORDERS: Record<OrderKey, Order> = { cpc: CPC, 'best-value': BEST_VALUE }

export const orderNamed = (word: string): Order | undefined => Object.values(ORDERS).find(({ key }) => key === word)

export const asksOf = ({ themes }: Order): Ask[] => themes.flatMap(({ asks }) => asks)

/** What of an ask is answered: those of its questions that have an answer. Where there is none, it is a gap. */
export const isGap = ({ codes }: Ask, answered: ReadonlySet<string>): boolean =>
  !codes.some((code) => answered.has(code))
