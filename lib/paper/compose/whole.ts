import { say } from '../../words/say'
import { type Block, heading, paragraph, tableOf } from '../shape/block'
import { hasDissent, type PaperContent } from '../shape/content'
import { hasWords, richText } from '../shape/rich-text'
import { aboutOf, leftOutOf } from './about'
import { glanceOf, pictureOf } from './picture'
import { questionBlocks, threadBlocks } from './question'
import { routeBlocks } from './route'
import { dutyWords, moment, nameOfArea, nameOfQuestion, stateWords } from './words'

/** Everything, or everything of one area: how it stands, then each area with its statement and its questions, then who and how. */
export function wholePaper(content: PaperContent): Block[] {
  const { areas, questions, assessment, area: only } = content
  const [first] = areas
  return [
    ...aboutOf(content, only !== null && first ? `${assessment.title}: ${nameOfArea(first)}` : assessment.title),
    heading(2, say('documents.levels')),
    ...glanceOf(content),
    ...pictureOf(content),
    levelsTable(content),
    ...areas.flatMap((area) => [
      { kind: 'page' as const },
      heading(2, nameOfArea(area)),
      ...(content.sight.of === 'assigned' ? [] : statementBlocks(area)),
      ...questions.filter((one) => one.area === area.number).flatMap((one) => questionBlocks(content, one)),
    ]),
    ...endOf(content),
  ]
}

/** Each question with its level, and whether somebody holds otherwise. */
export const levelsTable = (content: PaperContent): Block =>
  tableOf(
    null,
    (['question', 'level', 'aims', 'views'] as const).map((key) => say(`documents.heads.${key}`)),
    content.questions.map((one) => {
      const { level, aims } = stateWords(content, one)
      return [nameOfQuestion(one), level, aims, hasDissent(one) ? say('documents.yes') : '']
    }),
    [4, 1.8, 1.8, 1.1],
  )

function statementBlocks({ statement, threads }: PaperContent['areas'][number]): Block[] {
  return [
    heading(3, say('documents.statement')),
    ...(hasWords(statement) ? richText(statement, 4) : [paragraph(say('documents.noStatement'), 'quiet')]),
    ...threadBlocks(threads, 4),
  ]
}

function endOf(content: PaperContent): Block[] {
  const { rules, people, signatures, notes } = content
  const out = leftOutOf(content)
  return [
    ...(out.length > 0 ? [heading(2, say('documents.committee.leftOut')), ...out] : []),
    ...(rules.length > 0
      ? [
          heading(2, say('documents.how')),
          { kind: 'list' as const, numbered: null, start: 1, items: rules.map((rule) => [paragraph(rule)]) },
        ]
      : []),
    ...(people.length > 0
      ? [
          heading(2, say('documents.who')),
          tableOf(
            null,
            (['duty', 'name', 'post'] as const).map((key) => say(`documents.heads.${key}`)),
            people.map(({ duty, name, post, until }) => [
              dutyWords(duty),
              name,
              until ? `${post}, ${say('documents.until', { when: moment(until) })}` : post,
            ]),
            [1, 2, 2.5],
          ),
        ]
      : []),
    ...noteBlocks(notes),
    ...signedBlocks(signatures),
    ...routeBlocks(content),
  ]
}

/** What the statutory officers have stand beside what is signed, in full. */
export const noteBlocks = (notes: PaperContent['notes']): Block[] =>
  notes.flatMap(({ office, by, post, words, at }) => [
    heading(2, say(`signing.notes.of.${office}`)),
    ...words.split(/\n+/).map((line) => paragraph(line)),
    paragraph(say('documents.signedAt', { name: by, post, when: moment(at) }), 'quiet'),
  ])

/** Who signed, under which post and when. */
export const signedBlocks = (signatures: PaperContent['signatures']): Block[] =>
  signatures.length === 0
    ? []
    : [
        heading(2, say('documents.signed')),
        {
          ...{ kind: 'list', numbered: null, start: 1 },
          items: signatures.map(({ name, post, signedAt }) => [
            paragraph(say('documents.signedAt', { name, post, when: moment(signedAt) })),
          ]),
        },
      ]
