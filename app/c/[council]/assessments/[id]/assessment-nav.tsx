import { LinkButton } from '@/app/_ui/button'
import type { Overview } from '@/lib/assessment/view-overview'

/** The pages of one assessment that are open to the reader. */
export function AssessmentNav({ base, abilities }: { base: string; abilities: Overview['abilities'] }) {
  const places = [
    ...(abilities.setUp || abilities.assign || abilities.nameSuccessor ? [['setup', 'Set-up']] : []),
    ...(abilities.score ? [['score/1', 'Score sheet']] : []),
    ...(abilities.viewCoverage ? [['coverage', 'Who has had a say']] : []),
    ['evidence', 'Evidence'],
    ...(abilities.viewSubmission
      ? [
          ['meeting', 'Meeting'],
          ['record', 'Record of consensus'],
          ['agreement', 'How well we agree'],
          ['submit', 'Sign and submit'],
          ['report', 'Report'],
          ['trail', 'Trail'],
        ]
      : []),
  ]
  return (
    <nav aria-label="Assessment" className="flex flex-wrap gap-2">
      {places.map(([path, label]) => (
        <LinkButton key={path} href={`${base}/${path}`} variant="secondary">
          {label}
        </LinkButton>
      ))}
    </nav>
  )
}
