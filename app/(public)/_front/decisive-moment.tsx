import { useTranslations } from 'next-intl'
import { LevelMark } from '@/app/_ui/level-mark'
import { quartilesOf } from '@/app/_ui/quartiles'
import type { LevelNames } from '@/lib/framework/level-names'
import { type Consensus, consensusState } from '@/lib/score/consensus'
import { LEVELS, type Level } from '@/lib/score/score'

const FIRST: Level[] = [1, 1, 2, 2, 2, 3, 3, 3, 4]
const SECOND: Level[] = [2, 2, 2, 2, 2, 2, 2, 3, 3]
/** What an assessment starts with, so that the example says what Concord would say of such scores. */
const RULE = { consensusRule: 'standard', agreeShare: 0.75 } as const
const AGREED = { level: 2, aim: 3 } as const

const stateOf = (levels: Level[]): Consensus | undefined => consensusState(levels, RULE)
/** Where a level stands on the four steps, in parts of a hundred. */
const place = (level: number) => (level - 0.5) * 25

/** Two rounds of one invented question on one axis, and what was agreed. */
export function DecisiveMoment({ names }: { names: LevelNames }) {
  const t = useTranslations('front.example')
  const most = SECOND.filter((level) => level === AGREED.level).length
  return (
    <figure className="rounded-(--radius) border border-line bg-sheet p-5 sm:p-8">
      <figcaption>
        <p className="font-semibold text-secondary">{t('what')}</p>
        <p className="mt-1 font-serif text-xl">
          {t('code')} <strong className="font-semibold">{t('question')}</strong>
        </p>
      </figcaption>
      <Round name={t('first')} levels={FIRST}>
        {t('range', { lowest: Math.min(...FIRST), highest: Math.max(...FIRST) })}
      </Round>
      <p className="my-4 border-l-4 border-line pl-4 text-secondary sm:ml-36">{t('talk')}</p>
      <Round name={t('second')} levels={SECOND}>
        {t('most', { count: most, all: SECOND.length })}
      </Round>
      <ol aria-hidden className="mt-1 grid grid-cols-4 text-center text-sm leading-tight sm:ml-36">
        {LEVELS.map((level) => (
          <li key={level}>
            <strong>{level}</strong> <span className="max-sm:block">{names[level - 1]}</span>
          </li>
        ))}
      </ol>
      <div className="mt-6 flex gap-4 border-t border-line pt-4">
        <LevelMark level={AGREED.level} ambition={AGREED.aim} size="large" />
        <div>
          <p className="font-semibold">
            {t('agreed', { level: AGREED.level, name: names[AGREED.level - 1] ?? '', aim: AGREED.aim })}
          </p>
          <p>{t('reason')}</p>
        </div>
      </div>
      <p className="mt-4 text-sm text-secondary">{t('key')}</p>
    </figure>
  )
}

function Round({ name, levels, children }: { name: string; levels: Level[]; children: string }) {
  const t = useTranslations('front.example')
  const { median, quartiles } = quartilesOf(levels)
  const columns = LEVELS.map((level) => ({ level, count: levels.filter((one) => one === level).length }))
  const counts = columns.map(({ level, count }) => t('at', { count, level })).join(', ')
  return (
    <div className="mt-4 sm:flex sm:items-end sm:gap-4">
      <p className="leading-snug sm:w-32 sm:shrink-0">
        <strong className="block">{name}</strong>
        <span className="text-secondary">{children}</span> <strong>{stateOf(levels)}</strong>
      </p>
      <div role="img" aria-label={t('said', { name, counts, median })} className="relative mt-2 grow sm:mt-0">
        <span
          className="absolute inset-y-0 bg-accent-soft forced-colors:border"
          style={{ left: `${place(quartiles[0]) - 8}%`, right: `${92 - place(quartiles[1])}%` }}
        />
        <span className="absolute inset-y-0 w-0 border-l-2 border-accent" style={{ left: `${place(median)}%` }} />
        <span className="relative grid grid-cols-4 gap-x-2">
          {columns.map(({ level, count }) => (
            <span key={level} className="flex min-h-18 items-end justify-center border-b-2 border-mark pt-2 pb-1">
              <span className="flex w-11 flex-wrap-reverse justify-center gap-1 sm:w-[3.125rem]">
                {Array.from({ length: count }, (_, dot) => `${level}.${dot}`).map((dot) => (
                  <span key={dot} className="size-3 rounded-full border border-text bg-text sm:size-3.5" />
                ))}
              </span>
            </span>
          ))}
        </span>
      </div>
    </div>
  )
}
