import { say } from '../../words/say'
import { type Block, heading, paragraph } from '../shape/block'
import { hasDissent, type PaperContent, standingOf, statementsOf } from '../shape/content'
import { aboutOf, leftOutOf } from './about'
import { glanceOf, pictureOf } from './picture'
import { dissentBlocks } from './question'
import { routeBlocks } from './route'
import { levelsTable, noteBlocks, signedBlocks } from './whole'
import { levelWords, nameOfQuestion } from './words'

/** Two to four pages for a committee: the picture, the levels, who holds otherwise, what was left out, what other bodies said. No answer, no reason, no evidence by its title. */
export function committeePaper(content: PaperContent): Block[] {
  const { questions, signatures, notes } = content
  const differing = questions.filter((one) => hasDissent(one))
  const pieces = questions.reduce((sum, { evidence }) => sum + evidence.length, 0)
  return [
    ...aboutOf(content, `${say('documents.committee.title')}: ${content.assessment.title}`),
    paragraph(say('documents.committee.lead')),
    heading(2, say('documents.committee.glance')),
    ...pictureOf(content),
    ...glanceOf(content),
    paragraph(`${say('documents.committee.notAveraged')} ${say('documents.committee.evidence', { count: pieces })}`),
    heading(2, say('documents.committee.views')),
    ...(differing.length > 0
      ? differing.flatMap((one) => {
          const standing = standingOf(one)
          if (!standing) return []
          return [
            heading(3, nameOfQuestion(one)),
            paragraph(`${say('documents.agreed')}: ${levelWords(content, standing.level)}.`),
            ...dissentBlocks({ ...standing, statements: statementsOf(one) }),
          ]
        })
      : [paragraph(say('documents.committee.noViews'))]),
    heading(2, say('documents.committee.leftOut')),
    ...leftOutOf(content, [paragraph(say('documents.committee.nothingLeftOut'))]),
    heading(2, say('documents.committee.levels')),
    levelsTable({ ...content, questions: questions.filter(({ leftOut }) => leftOut === null) }),
    ...noteBlocks(notes),
    ...signedBlocks(signatures),
    ...routeBlocks(content),
  ]
}
