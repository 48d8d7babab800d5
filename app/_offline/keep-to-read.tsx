import type { QuestionView } from '@/lib/score/view-question'
import { KeepAnswer } from './keep-answer'

/** Keeps the question that is open on this device, so that its reader can read it without a connection. */
export const KeepToRead = ({ view, href }: { view: QuestionView; href: string }) => (
  <KeepAnswer
    answer={{
      ...{ userId: view.reader.userId, documentId: view.documentId, href, words: view.words },
      ...{ code: view.question.code, shortName: view.question.shortName, question: view.question.question },
      place: `${view.council.name}, ${view.assessment.title}`,
    }}
    levels={view.question.levels}
  />
)
