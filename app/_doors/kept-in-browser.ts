import { cookies } from 'next/headers'
import { type FirstTimePlace, KEPT, seenIn } from '@/app/_ui/kept-cookie'

/** Whether this browser has closed the line for whoever comes to such a page for the first time. */
export const hasSeen = async (place: FirstTimePlace): Promise<boolean> =>
  seenIn((await cookies()).get(KEPT.seen)?.value).includes(place)

/** Whether the one key that works by itself is switched off in this browser. */
export const areKeysOff = async (): Promise<boolean> => (await cookies()).get(KEPT.keys)?.value === 'off'
