import { say } from '../../words/say'
import { type Block, heading, paragraph } from '../shape/block'
import type { PaperContent } from '../shape/content'
import { moment, sightWords } from './words'

/** What a paper is, of what, and for whose eyes it was made. */
export function aboutOf(content: PaperContent, title: string): Block[] {
  const { council, framework, kind, seal, submittedAt, isDraft } = content
  return [
    heading(1, title),
    paragraph(say('documents.of', { kind: say(`documents.kinds.${kind}`), council: council.name }), 'lead'),
    ...(isDraft ? [paragraph(say('documents.draft'), 'warning')] : []),
    paragraph(
      [
        seal && submittedAt
          ? say('documents.submitted', { when: moment(submittedAt), seal })
          : say('documents.notSealed'),
        sightWords(content),
        say('documents.hidden'),
        say('documents.framework', framework),
      ].join(' '),
      'quiet',
    ),
  ]
}

/** What was left out, each with its reason. */
export const leftOutOf = ({ questions }: PaperContent, nothing: Block[] = []): Block[] => {
  const out = questions.filter(({ leftOut }) => leftOut !== null)
  if (out.length === 0) return nothing
  return [
    {
      ...{ kind: 'list', numbered: null, start: 1 },
      items: out.map(({ code, shortName, question, leftOut }) => [
        paragraph([
          { words: `${code} ${shortName || question}. `, bold: true },
          { words: say('documents.because', { reason: leftOut ?? '' }) },
        ]),
      ]),
    },
  ]
}
