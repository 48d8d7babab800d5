import { CLOSES, OPENS } from '@/lib/evidence/found-signs'

/** A piece of text with the words that were found marked. */
export const FoundWords = ({ snippet }: { snippet: string }) =>
  snippet.split(OPENS).flatMap((piece, at) => {
    const [marked = '', rest] = at === 0 ? ['', piece] : piece.split(CLOSES)
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
    return [at === 0 ? null : <mark key={`m${at}`}>{marked}</mark>, rest ?? '']
  })
