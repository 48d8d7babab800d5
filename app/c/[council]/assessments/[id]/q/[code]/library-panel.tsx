import Link from 'next/link'
import { Tag } from '@/app/_ui/tag'
import { viewResourcesForArea } from '@/lib/library/view-resources-for-area'

/** Best practice, case studies, tools and guidance for the area of this question. */
export async function LibraryPanel({ area }: { area: number }) {
  const resources = await viewResourcesForArea(area)
  return (
    <section aria-labelledby="library-title">
      <h2 id="library-title">Library for area {area}</h2>
      <ul className="mt-2 flex flex-col gap-4">
        {resources.map((resource) => (
          <li key={resource.id}>
            <a href={resource.url} rel="noopener noreferrer" target="_blank">
              {resource.title} <span className="text-sm">(opens in a new tab)</span>
            </a>
            <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-secondary">
              <Tag>{resource.kind}</Tag> {resource.publisher}
            </p>
            <p className="mt-1 text-sm">{resource.note}</p>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <Link href={`/library?area=${area}`}>All resources for this area</Link>
      </p>
    </section>
  )
}
