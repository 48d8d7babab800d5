import { useTranslations } from 'next-intl'
import { LevelMark } from '@/app/_ui/level-mark'
import type { LevelNames } from '@/lib/framework/level-names'
import { LEVELS, type Level } from '@/lib/score/score'

/** Agreed level and ambition of each question of an invented council. One that it judged not to be for it has neither. */
type Square = readonly [level: Level, aim: Level] | null
const AREAS: readonly { key: 'place' | 'partners' | 'finance' | 'governance' | 'capacity'; squares: Square[] }[] = [
  {
    key: 'place',
    squares: [
      [2, 3],
      [2, 3],
      [1, 2],
      [3, 4],
      [2, 3],
      [2, 3],
      [2, 3],
      [1, 3],
    ],
  },
  {
    key: 'partners',
    squares: [
      [2, 3],
      [3, 4],
      [1, 2],
      [2, 3],
      [2, 3],
      [2, 3],
      [3, 4],
      [2, 3],
    ],
  },
  { key: 'finance', squares: [[3, 4], [2, 3], [2, 3], [2, 3], [2, 3], [3, 3], null, [4, 4]] },
  {
    key: 'governance',
    squares: [
      [2, 3],
      [3, 3],
      [3, 4],
      [4, 4],
      [2, 3],
      [2, 3],
      [3, 3],
      [2, 3],
    ],
  },
  {
    key: 'capacity',
    squares: [
      [2, 3],
      [1, 2],
      [2, 3],
      [1, 2],
      [1, 2],
      [1, 2],
      [2, 3],
      [1, 2],
    ],
  },
]

/** Five rows of eight squares: the picture in which a council sees where it stands, here of one that does not exist. */
export function ExampleBoard({ names }: { names: LevelNames }) {
  const t = useTranslations('front.board')
  const levels = LEVELS.map((level) => `${level} ${names[level - 1]}`).join(', ')
  return (
    <section aria-labelledby="board">
      <h2 id="board" className="mb-2">
        {t('title')}
      </h2>
      <p className="mb-4 max-w-(--measure)">{t('lead', { levels })}</p>
      <div className="rounded-(--radius) border border-line bg-sheet p-4 sm:p-6">
        <table className="w-full border-separate border-spacing-x-0 border-spacing-y-1 text-left max-sm:block">
          <caption className="sr-only">{t('caption')}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('area')}</th>
              {Array.from({ length: 8 }, (_, n) => n + 1).map((number) => (
                <th key={number} scope="col">
                  {t('question', { number })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {AREAS.map(({ key, squares }) => (
              <tr key={key} className="max-sm:mb-3 max-sm:grid max-sm:grid-cols-8">
                <th scope="row" className="pr-4 font-normal leading-tight max-sm:col-span-8 max-sm:pb-1">
                  {t(`areas.${key}`)}
                </th>
                {squares.map((square, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a square is its place, and none ever moves
                  <td key={place} className="[&_svg]:h-6 sm:[&_svg]:h-8">
                    <LevelMark level={square ? square[0] : 'does-not-apply'} ambition={square?.[1] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="mt-3 text-sm text-secondary">{t('key')}</p>
      </div>
    </section>
  )
}
