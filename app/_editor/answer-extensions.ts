import type { Connection } from '@/lib/sync/browser/client'
import type { MarkedWords } from './anchors'
import { AnswerLimits } from './answer-limits'
import { AutoLink } from './auto-link'
import { BeginBlocks } from './begin-blocks'
import { type Came, CarryEvidence } from './carry-evidence'
import { CommentHighlights } from './comment-highlights'
import { tellWindow } from './editor-events'
import { EvidenceMarks, type EvidenceWords } from './evidence-marks'
import { OpenLinks } from './open-links'
import { type NotTaken, Paste } from './paste/paste'
import { ReadOnly } from './read-only'
import { RemoteCarets } from './remote-carets'
import { TableKeys } from './table-keys'
import { textExtensions } from './text-extensions'

/** What hangs on the words now, and which of it was chosen. */
type Shown = { anchors: MarkedWords[]; evidence?: { marks: EvidenceWords[] } | undefined; active: string | undefined }
type Wanted = {
  textId: string
  canWrite: () => boolean
  shown: () => Shown
  /** What the number of a piece of evidence is called for whoever listens. */
  called: string
  /** What is said before suggested words, and where none are. */
  suggested: { instead: string; nothing: string }
  came: (came: Came) => void
  tellLeft: (left: NotTaken | undefined) => void
  refuse: (why: string | undefined) => void
}

/** All that an editor of a shared text can do beside holding it: carets of others, links, pasting, limits, and what hangs on its words. */
export function answerExtensions({ doc: document, awareness }: Connection, wanted: Wanted) {
  const { textId, canWrite, shown, called, suggested, came, tellLeft, refuse } = wanted
  const evidence = () => shown().evidence?.marks ?? []
  const active = () => shown().active
  return [
    ...textExtensions(document),
    BeginBlocks.configure({ document }),
    RemoteCarets.configure({ awareness }),
    ReadOnly.configure({ canWrite }),
    TableKeys,
    OpenLinks.configure({ canWrite }),
    Paste.configure({ canWrite, tell: tellLeft }),
    AutoLink,
    AnswerLimits.configure({ refuse }),
    EvidenceMarks.configure({
      ...{ document, evidence, active, called },
      ordered: (ids) => tellWindow('concord:evidence-order', { ids }),
    }),
    CarryEvidence.configure({ textId, document, evidence, came }),
    CommentHighlights.configure({
      ...{ document, active, anchors: () => shown().anchors, said: suggested },
      chosen: (threadId) => {
        shown().active = threadId
        tellWindow('concord:thread', { threadId })
      },
    }),
  ]
}
