import Link from 'next/link'
import { Time } from '@/app/_ui/time'
import type { Line } from '@/lib/notice/line'

/** What happened, the latest first. */
export const NewsList = ({ lines, isQuiet = false }: { lines: Line[]; isQuiet?: boolean }) => (
  <ul>
    {lines.map(({ key, words, about, place, href, at }) => (
      <li
        key={key}
        className="grid gap-x-6 gap-y-1 border-line py-3 not-first:border-t sm:grid-cols-[minmax(0,1fr)_auto]"
      >
        <span className="min-w-0 max-w-(--measure)">
          <Link href={href} className={isQuiet ? 'text-secondary' : 'font-semibold'}>
            {words}
          </Link>
          {about ? <span className="block text-sm text-secondary">{about}</span> : null}
        </span>
        <span className="text-sm text-secondary sm:text-right">
          <span className="block">{place}</span>
          {at ? <Time at={at} day /> : null}
        </span>
      </li>
    ))}
  </ul>
)
