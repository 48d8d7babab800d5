import { CommentsPanel } from '@/app/c/[council]/_comments/comments-panel'
import type { QuestionView } from '@/lib/score/view-question'
import { EvidencePanel } from './evidence-panel'
import { LevelsPanel } from './levels-panel'
import { LibraryPanel } from './library-panel'
import type { AskedOfPanel, At, Panel } from './panel'
import { ScorePanel } from './score-panel'

/** The panel that stands open beside the answer. What it shows is read for it alone: by itself, or what scoring shows with the question. */
export function OpenPanel({ open, view, at, asked }: { open: Panel; view: QuestionView; at: At; asked: AskedOfPanel }) {
  switch (open) {
    case 'levels':
      return <LevelsPanel question={view.question} here={`/c/${at.slug}/assessments/${at.assessmentId}/q/${at.code}`} />
    case 'evidence':
      return <EvidencePanel {...at} asked={asked} marks={view.evidenceMarks} />
    case 'comments':
      return (
        <CommentsPanel
          slug={at.slug}
          subjectId={view.question.id}
          onWhole="Comment on the question"
          here={`/c/${at.slug}/assessments/${at.assessmentId}/q/${at.code}`}
          panel={{ panel: 'comments' }}
          asked={asked}
        />
      )
    case 'score':
      return view.sheet ? <ScorePanel {...at} sheet={view.sheet} /> : null
    case 'library':
      return <LibraryPanel {...at} asked={asked} />
  }
}
