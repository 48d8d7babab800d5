import { useTranslations } from 'next-intl'
import { LevelMark } from '@/app/_ui/level-mark'
import { LevelName } from '@/app/_ui/level-names'
import type { Move } from '@/lib/insight/cycles'

/** Where a level stands on the line of four, in per cent: nothing in the picture scales but the way between them. */
const at = (level: number) => level * 25 - 12.5

/** A question's way from a ring to a square, dashed where it went down. Whoever listens instead of looking has the same in words. */
export function MoveTrack({ move: { from, to, way } }: { move: Move }) {
  const t = useTranslations('cycles')
  const goes = from && to && from.level !== to.level
  const tone = way === 'down' ? 'border-error text-error' : 'border-accent text-accent'
  const [left, right] = goes ? [Math.min(from.level, to.level), Math.max(from.level, to.level)] : [0, 0]
  return (
    <span className="relative block h-7">
      <span className="sr-only">
        {from ? t.rich('was', { level: () => <Named level={from.level} /> }) : null}{' '}
        {to ? t.rich('is', { level: () => <Named level={to.level} />, aim: to.ambition }) : t('gone')}
      </span>
      <span aria-hidden className="absolute inset-0 print-exact">
        {[1, 2, 3, 4].map((level) => (
          <span key={level} className="absolute inset-y-0 border-l border-line" style={{ left: `${at(level)}%` }} />
        ))}
        {to && to.ambition !== to.level ? (
          <Put level={to.ambition}>
            <span className="block size-5 border border-dashed border-control bg-paper" />
          </Put>
        ) : null}
        {goes ? (
          <span
            className={`absolute top-1/2 -mt-px border-t-2 ${tone} ${way === 'down' ? 'border-dashed' : ''}`}
            style={{ left: `${at(left)}%`, width: `${at(right) - at(left)}%` }}
          />
        ) : null}
        {from && (goes || !to) ? (
          <Put level={from.level}>
            <span className={`block size-3 rounded-full border-2 bg-paper ${tone}`} />
          </Put>
        ) : null}
        {goes ? (
          <span
            className={`absolute top-1/2 -translate-y-1/2 text-[0.7rem] leading-none ${tone} ${way === 'down' ? 'ml-2.5' : '-ml-5'}`}
            style={{ left: `${at(to.level)}%` }}
          >
            {way === 'down' ? '◀' : '▶'}
          </span>
        ) : null}
        {to ? (
          <Put level={to.level}>
            <LevelMark level={to.level} size="small" words={false} />
          </Put>
        ) : null}
        {way === 'first' && to ? (
          <span
            className="absolute top-1/2 ml-4 -translate-y-1/2 text-xs text-secondary max-sm:hidden"
            style={{ left: `${at(to.level)}%` }}
          >
            {t('ways.first')}
          </span>
        ) : null}
      </span>
    </span>
  )
}

const Put = ({ level, children }: { level: number; children: React.ReactNode }) => (
  <span className="absolute top-1/2 flex -translate-x-1/2 -translate-y-1/2" style={{ left: `${at(level)}%` }}>
    {children}
  </span>
)

const Named = ({ level }: { level: number }) => (
  <>
    {level} <LevelName level={level} />
  </>
)
