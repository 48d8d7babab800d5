/** The bookmark of an answer, by which it is found again in a file that comes back; with how it was read, where it may. */
export const markOf = (code: string, readAt?: string) =>
  ['answer', code.replaceAll('.', '-'), ...(readAt ? [readAt] : [])].join('-')

/** Up to which edit a text was read, and whose it is: the end of its id. */
export const readAtOf = (seq: number, textId: string) => `${seq}-${textId.slice(-8)}`

/** What such a bookmark says; nothing of a bookmark that is none of ours. */
export function markParts(mark: string): { code: string; readAt: string } | undefined {
  const [, area, number, readAt] = /^answer-(\d{1,2})-(\d{1,2})-(\d{1,15}-[0-9a-f]{8})$/.exec(mark) ?? []
  return area && number && readAt ? { code: `${area}.${number}`, readAt } : undefined
}

/** The edit, and the end of the id. */
export function readAtParts(readAt: string): { seq: number; textEnd: string } {
  const [seq = '', textEnd = ''] = readAt.split('-')
  return { seq: Number(seq), textEnd }
}
