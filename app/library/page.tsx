import type { Metadata } from 'next'
import { viewLibrary } from '@/lib/library/view-library'
import { Button } from '../_ui/button'
import { EmptyState } from '../_ui/empty-state'
import { PageHeading } from '../_ui/page-heading'
import { SelectField } from '../_ui/select-field'
import { Tag } from '../_ui/tag'
import { TextField } from '../_ui/text-field'

export const metadata: Metadata = { title: 'Library' }

const AREAS = [
  'Local place and priorities',
  'Leadership of place',
  'Financial planning and viability',
  'Organisational leadership and governance',
  'Capacity to deliver',
]
const KINDS = ['best practice', 'case study', 'data', 'guidance', 'tool']
const LEVELS = ['starting', 'developing', 'maturing', 'leading']
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const first = (value: string | string[] | undefined) => [value].flat()[0]?.trim() ?? ''

export default async function LibraryPage({ searchParams }: PageProps<'/library'>) {
  const asked = await searchParams
  const [area, kind, level, words] = [
    first(asked.area),
    first(asked.kind),
    first(asked.level),
    first(asked.words).slice(0, 200),
  ]
  const found = await viewLibrary({
    area: AREAS[Number(area) - 1] ? Number(area) : undefined,
    kind: KINDS.includes(kind) ? kind : undefined,
    level: LEVELS.includes(level) ? level : undefined,
    words: words || undefined,
  })
  return (
    <>
      <PageHeading
        title="Library"
        lead="Best practice, case studies, tools, data and guidance for the five areas, from bodies that support councils."
      />
      <form method="get" aria-label="Search the library" className="mb-8 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          name="area"
          label="Area"
          empty="All areas"
          options={AREAS.map((label, place) => ({ value: String(place + 1), label: `${place + 1}. ${label}` }))}
          defaultValue={area}
        />
        <SelectField
          name="kind"
          label="Kind"
          empty="All kinds"
          options={KINDS.map((value) => ({ value, label: capital(value) }))}
          defaultValue={kind}
        />
        <SelectField
          name="level"
          label="Useful at level"
          empty="Any level"
          options={LEVELS.map((value, place) => ({ value, label: `${place + 1} ${capital(value)}` }))}
          defaultValue={level}
        />
        <TextField name="words" label="Words" type="search" defaultValue={words} />
        <div>
          <Button type="submit">Search</Button>
        </div>
      </form>
      <h2 className="mb-4">{found.length === 1 ? '1 resource' : `${found.length} resources`}</h2>
      {found.length === 0 ? <EmptyState title="Nothing matches">Try fewer words, or all areas.</EmptyState> : null}
      <ul className="grid gap-6 md:grid-cols-2">
        {found.map((resource) => (
          <li key={resource.id} className="border-l-4 border-line pl-4">
            <a href={resource.url} rel="noopener noreferrer">
              {resource.title}
            </a>
            <p className="mt-1">{resource.note}</p>
            <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-secondary">
              <Tag>{capital(resource.kind)}</Tag> {resource.publisher}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
