import type { SubmissionContent } from './submission'

export type Missing = { code: string; what: 'no-level' | 'no-answer' } | { what: 'signatories' }

/** What stands in the way of signing, question by question. A question that was left out with a reason needs nothing. */
export function missingFrom(content: SubmissionContent): Missing[] {
  const missing: Missing[] = content.questions
    .filter((question) => question.leftOut === null)
    .flatMap((question): Missing[] => [
      ...(question.text === '' ? [{ code: question.code, what: 'no-answer' as const }] : []),
      ...(question.agreed === null ? [{ code: question.code, what: 'no-level' as const }] : []),
    ])
  const signatories = content.people.filter(({ duty, until }) => duty === 'signatory' && !until).length
  return signatories < 2 ? [{ what: 'signatories' }, ...missing] : missing
}
