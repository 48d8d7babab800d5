import type { Fragment } from '@tiptap/pm/model'

/** Words as people count them: what stands between spaces, and has a letter or a number in it. */
export const countWords = (content: Fragment): number =>
  content
    .textBetween(0, content.size, ' ', ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
