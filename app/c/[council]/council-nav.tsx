'use client'
import { usePathname } from 'next/navigation'
import { NavLink } from '@/app/_ui/nav-link'

/** The places of a council. In an assessment its own navigation stands here instead, and the crumbs lead back. */
export function CouncilNav({ base }: { base: string }) {
  const path = usePathname()
  if (path.startsWith(`${base}/assessments/`) && path !== `${base}/assessments/new`) return null
  const places = [
    [base, 'Assessments'],
    [`${base}/plan`, 'Plan'],
    [`${base}/cycles`, 'Years'],
    [`${base}/evidence`, 'Evidence'],
    [`${base}/people`, 'People'],
    [`${base}/settings`, 'Settings'],
    ['/library', 'Library'],
  ] as const
  return (
    <nav aria-label="Council" className="-mt-6 mb-6 border-b border-line">
      <ul className="flex flex-wrap gap-x-6">
        {places.map(([path, label]) => (
          <li key={path}>
            <NavLink href={path}>{label}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
