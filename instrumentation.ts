import { seeWant } from './lib/want'

/** Next calls this with what a page failed by, before it answers: for want of room or connections the answer says so (`server/pages/tell-want.ts`). */
export const onRequestError = (fault: unknown) => seeWant(fault)
