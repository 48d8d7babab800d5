import Link from 'next/link'
import type { AreaView } from '@/lib/score/view-area'

/** The five sheets, with how far the reader is on each. */
export const AreaNav = ({ base, here, areas }: { base: string; here: number; areas: AreaView['progress'] }) => (
  <nav aria-label="Areas" className="my-4">
    <ul className="grid grid-cols-5 gap-1">
      {areas.map(({ number, title, asked, submitted }) => (
        <li key={number}>
          <Link
            href={`${base}/score/${number}`}
            aria-current={number === here ? 'page' : undefined}
            title={title}
            className="flex min-h-11 flex-col items-center justify-center border-b-4 border-line p-1 text-center text-text no-underline hover:bg-sunken hover:text-text aria-[current]:border-accent aria-[current]:font-semibold"
          >
            <span>
              <span className="sr-only sm:not-sr-only">Area </span>
              {number}
              <span className="sr-only">: {title}, </span>
            </span>
            <span className="text-sm text-secondary">
              {asked > 0 ? `${submitted} of ${asked}` : 'Not open'}
              <span className="sr-only">{asked > 0 ? ' submitted' : ''}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  </nav>
)
