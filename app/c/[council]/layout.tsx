import Link from 'next/link'

/** The frame of a council's pages. It decides nothing: each page asks for itself. */
export default async function CouncilLayout({ children, params }: LayoutProps<'/c/[council]'>) {
  const { council } = await params
  const places = [
    ['', 'Assessments'],
    ['/people', 'People'],
    ['/settings', 'Settings'],
  ] as const
  return (
    <>
      <nav aria-label="Council" className="-mt-6 mb-6 border-b border-line">
        <ul className="flex flex-wrap gap-x-6">
          {places.map(([path, label]) => (
            <li key={path}>
              <Link href={`/c/${council}${path}`} className="inline-block py-2">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  )
}
