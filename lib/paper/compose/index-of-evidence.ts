import { say } from '../../words/say'
import { type Block, heading, paragraph, tableOf } from '../shape/block'
import type { PaperContent, PaperQuestion } from '../shape/content'
import { aboutOf } from './about'
import { evidenceCells } from './question'
import { nameOfArea, nameOfQuestion } from './words'

/** Everything that is attached, area by area, with the fingerprint by which a file is known again. */
export function evidencePaper(content: PaperContent): Block[] {
  const held = content.questions.filter(({ evidence }) => evidence.length > 0)
  return [
    ...aboutOf(content, `${say('documents.index.title')}: ${content.assessment.title}`),
    paragraph(say('documents.index.lead')),
    ...(held.length === 0 ? [paragraph(say('documents.index.nothing'))] : []),
    ...content.areas.flatMap((area) => {
      const own = held.filter((one) => one.area === area.number)
      return own.length === 0 ? [] : [heading(2, nameOfArea(area)), tableOfArea(own)]
    }),
  ]
}

const tableOfArea = (questions: readonly PaperQuestion[]): Block =>
  tableOf(
    null,
    (['question', 'title', 'speaksFor', 'readers', 'where', 'hash'] as const).map((key) =>
      say(`documents.heads.${key}`),
    ),
    questions.flatMap((one) =>
      one.evidence.map((piece) => [
        nameOfQuestion(one),
        ...evidenceCells(piece),
        [paragraph([{ words: inLines(piece.sha256 ?? ''), code: true }])],
      ]),
    ),
    [1.5, 1.9, 1.2, 1.2, 1.6, 1.6],
  )

/** A hash is too long for a column, and is nothing that a line may be broken in by chance. */
const inLines = (hash: string) => hash.replace(/.{16}(?=.)/g, '$&\n')
