import { say } from '../../words/say'
import { type Block, heading, paragraph, plainWords } from '../shape/block'
import { type PaperContent, type PaperOrder, type PaperQuestion, standingOf } from '../shape/content'
import { hasWords, richText } from '../shape/rich-text'
import { aboutOf } from './about'
import { dissentBlocks } from './question'
import { levelWords, moment, nameOfQuestion } from './words'

/** The same answers in another framework's order: theme by theme what is asked for, what answers it, and where there is a gap what to write. */
export function orderPaper(content: PaperContent): Block[] {
  const { order } = content
  if (!order) return []
  const open = order.themes.flatMap(({ asks }) => asks).filter(({ isGap, written }) => isGap && !written).length
  return [
    ...aboutOf(content, `${order.title}: ${content.assessment.title}`),
    paragraph(say('documents.order.lead', { title: order.source.title })),
    paragraph(say('documents.order.source', order.source), 'quiet'),
    paragraph(say('documents.order.gaps', { count: open })),
    ...order.themes.flatMap(({ title, asks }) => [
      heading(2, title),
      ...asks.flatMap((ask) => askBlocks(content, ask)),
    ]),
  ]
}

function askBlocks(content: PaperContent, ask: PaperOrder['themes'][number]['asks'][number]): Block[] {
  const own = content.questions.filter(({ code, answer }) => ask.codes.includes(code) && hasWords(answer))
  const { written } = ask
  return [
    heading(3, ask.words),
    ...(written
      ? [
          ...plainWords(written.words),
          paragraph(
            [
              say('documents.order.written', { by: written.by, when: moment(written.at) }),
              ...(written.carriedFrom ? [say('documents.order.carried', { title: written.carriedFrom })] : []),
            ].join('. '),
            'quiet',
          ),
        ]
      : []),
    ...(ask.isGap && !written ? [paragraph(say('documents.order.gap', { write: ask.write }), 'warning')] : []),
    ...own.flatMap((one) => answerBlocks(content, one)),
  ]
}

function answerBlocks(content: PaperContent, question: PaperQuestion): Block[] {
  const standing = standingOf(question)
  return [
    heading(4, nameOfQuestion(question)),
    ...richText(question.answer, 5),
    ...(standing
      ? [
          paragraph([{ words: `${say('documents.agreed')}: ${levelWords(content, standing.level)}.`, bold: true }]),
          ...dissentBlocks(standing),
        ]
      : []),
  ]
}
