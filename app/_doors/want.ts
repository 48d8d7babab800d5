import type { Refusal, RefusalOf } from '@/lib/refusal'
import { TRY_AGAIN, type Want } from '@/lib/want'

/** Whether it was refused for want of room or connections: nobody's fault, and over when there are some. */
export const isWant = (refusal: Refusal): refusal is RefusalOf<Want> => refusal.kind in TRY_AGAIN

/** When to try again, as a browser or a script reads it. */
export const whenThereIs = (want: Want) => ({ 'Retry-After': String(TRY_AGAIN[want]) })
