import type { Metadata } from 'next'
import { askedIn, pagesOf } from '@/app/_doors/asked'
import { Button } from '@/app/_ui/button'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { SelectField } from '@/app/_ui/select-field'
import { Tag } from '@/app/_ui/tag'
import { TextField } from '@/app/_ui/text-field'
import { KINDS, levelWords, librarySearch } from '@/lib/library/library'
import { viewLibrary } from '@/lib/library/view-library'
import { capital } from '@/lib/words/sentence'

export const metadata: Metadata = { title: 'Library' }

export default async function LibraryPage({ searchParams }: PageProps<'/library'>) {
  const query = await searchParams
  const view = await viewLibrary(librarySearch.parse(query), askedIn(query, ['after', 'before']))
  const { found, search, areas, levelNames, total } = view
  return (
    <>
      <PageHeading
        title="Library"
        lead="Best practice, case studies, tools, data and guidance for each area, from bodies that support councils."
      />
      <form method="get" aria-label="Search the library" className="mb-8 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          name="area"
          label="Area"
          empty="All areas"
          options={areas.map(({ number, title }) => ({ value: String(number), label: `${number}. ${title}` }))}
          defaultValue={String(search.area ?? '')}
        />
        <SelectField
          name="kind"
          label="Kind"
          empty="All kinds"
          options={KINDS.map((value) => ({ value, label: capital(value) }))}
          defaultValue={search.kind}
        />
        <SelectField
          name="level"
          label="Useful at level"
          empty="Any level"
          options={levelNames.map((name, place) => ({ value: String(place + 1), label: `${place + 1} ${name}` }))}
          defaultValue={String(search.level ?? '')}
        />
        <TextField name="words" label="Words" type="search" defaultValue={search.words} />
        <div>
          <Button type="submit">Search</Button>
        </div>
      </form>
      <h2 id="found" tabIndex={-1} className="mb-4">
        {total === 1 ? '1 resource' : `${total} resources`}
      </h2>
      {found.length === 0 ? (
        <EmptyState title="Nothing matches" action={<a href="/library">Show the whole library</a>}>
          Try fewer words, or all areas.
        </EmptyState>
      ) : null}
      <ul className="grid gap-6 md:grid-cols-2">
        {found.map((resource) => (
          <li key={resource.id} className="border-l-4 border-line pl-4">
            <a href={resource.url} rel="noopener noreferrer">
              {resource.title}
            </a>
            <p className="mt-1">{resource.note}</p>
            <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-secondary">
              <Tag>{capital(resource.kind)}</Tag> {resource.publisher}. {levelWords(resource.atLevel, levelNames)}.
            </p>
          </li>
        ))}
      </ul>
      <Pager
        list="found"
        {...pagesOf('/library', { ...search, area: search.area?.toString(), level: search.level?.toString() }, view)}
      />
    </>
  )
}
