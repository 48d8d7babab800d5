import { LinkButton } from '@/app/_ui/button'

/** The pages of one assessment. */
export function AssessmentNav({ base, canSetUp }: { base: string; canSetUp: boolean }) {
  const places = [
    ...(canSetUp ? [['setup', 'Set-up']] : []),
    ['evidence', 'Evidence'],
    ['submit', 'Sign and submit'],
    ['report', 'Report'],
    ['history', 'History'],
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
