import { LEVELS } from '../../score/score'
import { say } from '../../words/say'
import { type Block, heading, paragraph, plainWords, tableOf } from '../shape/block'
import type { PaperAgreement, PaperContent, PaperQuestion, PaperRound, PaperThread } from '../shape/content'
import { standingOf } from '../shape/content'
import { markOf } from '../shape/mark'
import { numberWords, withNumbers } from '../shape/number-words'
import { hasWords, richText } from '../shape/rich-text'
import { audienceWords, day, levelWords, moment, nameOfQuestion, titleOf } from './words'

/** One question with all that this reader may see of it. */
export function questionBlocks(content: PaperContent, question: PaperQuestion): Block[] {
  const { code, leftOut, evidence, threads, open, marks = [] } = question
  return [
    heading(3, nameOfQuestion(question)),
    paragraph(question.question, 'lead'),
    ...(leftOut === null
      ? []
      : [paragraph(`${say('documents.leftOut')}. ${say('documents.because', { reason: leftOut })}`)]),
    heading(4, say('documents.answer')),
    ...(hasWords(question.answer)
      ? [
          {
            kind: 'marked' as const,
            mark: markOf(code, question.readAt),
            blocks: richText(withNumbers(question.answer, marks), 5),
          },
        ]
      : [paragraph(say('documents.noAnswer'), 'quiet')]),
    ...levelBlocks(content, question),
    ...(open === null ? [] : [paragraph(say('documents.openRound', { round: open }), 'quiet')]),
    ...(evidence.length > 0 ? [heading(4, say('documents.evidence')), ...evidenceBlocks(evidence, marks)] : []),
    ...threadBlocks(threads, 4),
  ]
}

/** What was agreed, and how it came about. */
function levelBlocks(content: PaperContent, question: PaperQuestion): Block[] {
  const { rounds } = question
  if (rounds.length === 0) return []
  const standing = standingOf(question)
  const earlier = rounds.filter(({ agreement }) => agreement && agreement !== standing)
  return [
    heading(4, say('documents.agreed')),
    ...(standing ? agreementBlocks(content, standing) : [paragraph(say('documents.noLevel'), 'quiet')]),
    roundsTable(content, question, rounds),
    ...earlier.flatMap((round) => [
      heading(5, say('documents.round', { round: round.round })),
      ...agreementBlocks(content, round.agreement as PaperAgreement),
    ]),
    ...rounds.flatMap(({ round, putAsideBecause }) =>
      putAsideBecause === null
        ? []
        : [
            paragraph(
              `${say('documents.round', { round })}. ${say('documents.putAside', { reason: putAsideBecause })}`,
              'quiet',
            ),
          ],
    ),
  ]
}

/** A level with its reason, and all who hold otherwise. */
export function agreementBlocks(content: PaperContent, agreement: PaperAgreement): Block[] {
  const { level, ambition, reason, agreedAt, reopenedBecause } = agreement
  return [
    paragraph([
      { words: `${say('documents.level', { level, name: content.levelNames[level - 1] ?? '' })}. `, bold: true },
      { words: say('documents.aims', { level: ambition, name: content.levelNames[ambition - 1] ?? '' }) },
    ]),
    ...plainWords(reason, 'voice'),
    ...(agreedAt ? [paragraph(say('documents.recorded', { when: moment(agreedAt) }), 'quiet')] : []),
    ...dissentBlocks(agreement),
    ...(reopenedBecause === null ? [] : [paragraph(say('documents.reopened', { reason: reopenedBecause }))]),
  ]
}

/** Who holds otherwise, in their own words. */
export function dissentBlocks(agreement: PaperAgreement): Block[] {
  const { concur, dissent, dissentByName, groupDissent, minorityViews, statements } = agreement
  return [
    ...(concur === null || dissent === null ? [] : [paragraph(say('documents.stands', { concur, dissent }))]),
    ...(dissentByName.length > 0 ? [paragraph(say('documents.byName', { names: dissentByName.join('; ') }))] : []),
    ...(groupDissent === null
      ? []
      : [paragraph([{ words: say('documents.groupDissent'), bold: true }]), ...plainWords(groupDissent, 'voice')]),
    ...minorityViews.flatMap(({ by, words }) => [
      paragraph([{ words: say('documents.minorityView', { by }), bold: true }]),
      ...plainWords(words, 'voice'),
    ]),
    ...statements.flatMap(({ group, by, words, level }) => [
      paragraph([{ words: say('documents.minorityStatement', { group, by, level }), bold: true }]),
      ...plainWords(words, 'voice'),
    ]),
  ]
}

function roundsTable(content: PaperContent, question: PaperQuestion, rounds: readonly PaperRound[]): Block {
  const head = (['round', 'scores', 'state', 'judged', 'applies', 'agreed'] as const).map((key) =>
    say(`documents.heads.${key}`),
  )
  return tableOf(
    `${say('documents.rounds')}: ${nameOfQuestion(question)}`,
    head,
    rounds
      .filter(({ spread }) => spread !== null)
      .map(({ round, spread, consensus, cannotJudge, doesNotApply, agreement }) => [
        say('documents.round', { round }),
        LEVELS.map((level) => spread?.[level] ?? 0).join(', '),
        consensus ? say(`documents.states.${consensus}`) : say('documents.nobodyScored'),
        String(cannotJudge),
        String(doesNotApply),
        agreement ? levelWords(content, agreement.level) : say('documents.noLevel'),
      ]),
    [1, 1.5, 1.1, 1, 1, 1.6],
  )
}

/** Evidence as a table. Its fingerprint stands in the index of evidence, whose matter it is. */
/** What a question rests on, each piece after the numbers by which it stands at words of the answer. */
const evidenceBlocks = (evidence: PaperQuestion['evidence'], marks: NonNullable<PaperQuestion['marks']>): Block[] => [
  ...(marks.length > 0 ? [paragraph(say('documents.marked'), 'quiet')] : []),
  tableOf(
    null,
    (['title', 'speaksFor', 'readers', 'where'] as const).map((key) => say(`documents.heads.${key}`)),
    evidence.map((piece, at) => {
      const [title = '', ...cells] = evidenceCells(piece)
      const numbers = marks.filter((mark) => mark.evidence === at + 1).map(({ number }) => numberWords(number))
      return [[...numbers, title].join(' '), ...cells]
    }),
    [2.4, 1.3, 1.4, 2],
  ),
]

/** Its title, its day, who may see it, and where it is. */
export const evidenceCells = (piece: PaperQuestion['evidence'][number]): (string | Block[])[] => [
  titleOf(piece),
  day(piece.speaksFor),
  audienceWords(piece),
  piece.url ? [paragraph([{ words: piece.url, href: piece.url }])] : (piece.fileName ?? ''),
]

/** What was said, thread by thread. */
export function threadBlocks(threads: readonly PaperThread[], level: 3 | 4): Block[] {
  if (threads.length === 0) return []
  return [
    heading(level, say('documents.comments')),
    {
      ...{ kind: 'list', numbered: null, start: 1 },
      items: threads.map(({ quote, on, isResolved, said }) => [
        paragraph([
          { words: aboutWords(quote, on), italic: true },
          ...(isResolved ? [{ words: ` (${say('documents.resolved')})` }] : []),
        ]),
        ...said.flatMap(({ by, post, at, words }) => [
          paragraph([
            {
              words: post
                ? say('documents.saidBy', { by, post, when: moment(at) })
                : say('documents.said', { by, when: moment(at) }),
              bold: true,
            },
          ]),
          ...plainWords(words),
        ]),
      ]),
    },
  ]
}

const aboutWords = (quote: string | null, on: PaperThread['on']) => {
  if (quote === null) return say('documents.aboutAnswer')
  return on === 'evidence' ? say('documents.aboutEvidence', { quote }) : say('documents.aboutWords', { quote })
}
