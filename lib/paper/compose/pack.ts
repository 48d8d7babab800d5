import { say } from '../../words/say'
import { type Block, heading, paragraph, tableOf } from '../shape/block'
import type { PaperContent, PaperQuestion } from '../shape/content'
import { aboutOf } from './about'
import { levelWords, nameOfArea, nameOfQuestion } from './words'

/** For a workshop: each question on a page of its own, with its levels, what to look for, and room to write. */
export function packPaper(content: PaperContent): Block[] {
  return [
    ...aboutOf(content, `${say('documents.pack.title')}: ${content.assessment.title}`),
    paragraph(say('documents.pack.lead')),
    ...content.areas.flatMap((area) =>
      content.questions
        .filter((one) => one.area === area.number && one.leftOut === null)
        .flatMap((one, at) => [
          { kind: 'page' as const },
          ...(at === 0 ? [heading(2, nameOfArea(area))] : []),
          ...sheetOf(content, one),
        ]),
    ),
  ]
}

function sheetOf(content: PaperContent, question: PaperQuestion): Block[] {
  const { levels, help } = question
  return [
    heading(3, nameOfQuestion(question)),
    paragraph(question.question, 'lead'),
    ...(help?.why ? [paragraph(help.why)] : []),
    tableOf(
      null,
      [say('documents.heads.level'), say('documents.heads.means')],
      levels.map(({ level, text }) => [levelWords(content, level), text]),
      [1, 4],
    ),
    ...lookFor(help),
    ...(help && help.evidence.length > 0
      ? [
          heading(4, say('documents.pack.shows')),
          { kind: 'list' as const, numbered: null, start: 1, items: help.evidence.map((one) => [paragraph(one)]) },
        ]
      : []),
    heading(4, say('documents.pack.yours')),
    { kind: 'room', lines: 1, words: say('documents.pack.level') },
    { kind: 'room', lines: 11, words: say('documents.pack.because') },
  ]
}

function lookFor(help: PaperQuestion['help']): Block[] {
  const lines = [
    ...(help?.member ? [say('documents.pack.member', { words: help.member })] : []),
    ...(help?.officer ? [say('documents.pack.officer', { words: help.officer })] : []),
  ]
  if (lines.length === 0) return []
  return [heading(4, say('documents.pack.lookFor')), ...lines.map((words) => paragraph(words))]
}
