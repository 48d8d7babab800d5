import { createHash } from 'node:crypto'

/** An id that is the same every time the demo is made. */
export const demoId = <T extends string>(what: string) => {
  const hex = createHash('sha256').update(`concord demo ${what}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as T
}
