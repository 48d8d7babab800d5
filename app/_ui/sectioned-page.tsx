import type { ReactNode } from 'react'
import type { Crumb } from './breadcrumbs'
import { PageHeading } from './page-heading'

type Section = { id: string; title: string; body: ReactNode }

/** A long page to read, with its contents at the side, or above it on a narrow screen. `contents` names them. */
export const SectionedPage = ({
  title,
  lead,
  contents,
  sections,
  crumbs,
  act,
}: {
  title: string
  lead: ReactNode
  contents: string
  sections: readonly Section[]
  crumbs?: Crumb[]
  act?: ReactNode
}) => (
  <>
    <PageHeading title={title} lead={lead} {...(crumbs ? { crumbs } : {})}>
      {act}
    </PageHeading>
    <div className="gap-x-12 gap-y-8 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <nav aria-label={contents} className="mb-8 lg:sticky lg:top-6 lg:mb-0 lg:self-start">
        <p className="mb-2 font-semibold">{contents}</p>
        <ul className="flex flex-col gap-y-1 border-l-4 border-line pl-4">
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-block py-1">
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex min-w-0 flex-col gap-10">
        {sections.map(({ id, title, body }) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id} tabIndex={-1} className="mb-3 scroll-mt-6 outline-none">
              {title}
            </h2>
            <div className="flex flex-col gap-3 *:max-w-(--measure) *:data-wide:max-w-none">{body}</div>
          </section>
        ))}
      </div>
    </div>
  </>
)

/** A list of short lines with bullets. */
export const Bullets = ({ children }: { children: ReactNode[] }) => (
  <ul className="flex list-disc flex-col gap-1 pl-6">
    {children.map((line, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a page that is read never move
      <li key={place}>{line}</li>
    ))}
  </ul>
)
