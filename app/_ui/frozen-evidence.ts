import type { FrozenEvidence } from '@/app/_editor/frozen-text'
import { formWords } from '@/lib/evidence/item-words'
import type { OpenEvidence } from '@/lib/evidence/load-open'
import type { SubmittedQuestion } from '@/lib/submission/submission'

/** Words of a submitted answer that rest on evidence which the reader may open, by the numbers that they have in every copy. */
export const frozenEvidence = (
  { marks = [] }: Pick<SubmittedQuestion, 'marks'>,
  open: readonly OpenEvidence[],
  hrefOf: (one: OpenEvidence) => string,
): FrozenEvidence[] =>
  marks.flatMap(({ from, to, words, evidenceId }, at) => {
    const one = open.find(({ id }) => id === evidenceId)
    return one
      ? [
          {
            ...{ id: `${evidenceId} ${from} ${to}`, number: at + 1, from, to, words },
            ...{
              itemId: one.itemId as string,
              title: one.title,
              about: formWords(one),
              href: hrefOf(one),
              older: null,
            },
          },
        ]
      : []
  })
