import type { Look } from '../../council/look'
import { say } from '../../words/say'
import type { Block, Script } from '../shape/block'
import type { PaperContent } from '../shape/content'
import { isOrder, type PaperKind } from '../shape/paper'
import { agendaPaper } from './agenda'
import { committeePaper } from './committee'
import { evidencePaper } from './index-of-evidence'
import { orderPaper } from './order'
import { packPaper } from './pack'
import { wholePaper } from './whole'
import { isNotForPublication } from './words'

const PAPERS: Record<PaperKind, (content: PaperContent) => Block[]> = {
  whole: wholePaper,
  area: wholePaper,
  pack: packPaper,
  agenda: agendaPaper,
  committee: committeePaper,
  evidence: evidencePaper,
  cpc: orderPaper,
  'best-value': orderPaper,
}

/** The deep green of the house, where a council has set no colour of its own. */
const GREEN = '#1d5c4a'

/** A paper as it is to be read, for the writers of pages, with the council's colour and crest. The same content is always the same script. */
export function compose(content: PaperContent, look: Look | null = null): Script {
  const { council, assessment, kind } = content
  const blocks = PAPERS[kind](content)
  const first = blocks.find((block) => block.kind === 'heading')
  const marks = [
    ...(content.isDraft ? [say('documents.draft')] : []),
    ...(isNotForPublication(content) ? [say('documents.notForPublication')] : []),
  ]
  return {
    title: first?.kind === 'heading' ? first.words : assessment.title,
    subject: say(`documents.kinds.${kind}`),
    author: say('documents.author', { council: council.name }),
    mark: marks.length > 0 ? marks.join(' ') : null,
    foot: say('documents.foot', { council: council.name, title: assessment.title, version: assessment.version }),
    hasContents: kind === 'whole' || kind === 'area' || isOrder(kind),
    accent: look?.accent ?? GREEN,
    crest: look?.crest ?? null,
    blocks,
  }
}
