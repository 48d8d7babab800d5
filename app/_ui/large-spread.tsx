'use client'
import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { countLevels, describe, LEVELS, type Level } from '@/lib/score/score'
import { Details } from './details'
import { LevelMark } from './level-mark'
import { useLevelName } from './level-names'

type Round = { number: number; levels: readonly Level[] }
/** The middle of a level's column, of the width in per cent. */
const across = (level: number) => 12.5 + 25 * (level - 1)
const at = (level: number, more: CSSProperties = {}) => ({ left: `${across(level)}%`, ...more }) as CSSProperties
/** So many dots above the axis, and a little more. */
const above = (dots: number, more = '0.4rem') => `calc(var(--dot) * ${dots} + ${more})`

/**
 * The scores of a round over the whole width: a dot an assessor above its level, the round before as dashed columns behind them,
 * the median as a pin, the middle half as a bar on the axis. Every word stands on the picture and keeps its size. `mine` marks one's own dot;
 * `under` is what stands below each column.
 */
export function LargeSpread({
  round,
  before,
  mine,
  land,
  under,
  bare,
}: {
  round: Round
  before?: Round | undefined
  mine?: number | undefined
  land?: boolean | undefined
  under?: { level: number; text: string }[] | undefined
  bare?: boolean
}) {
  const t = useTranslations('agree.spread')
  const nameOf = useLevelName()
  const [now, was] = [countLevels(round.levels), before && countLevels(before.levels)]
  const spread = describe(round.levels)
  if (!spread) return null
  const most = Math.max(1, ...LEVELS.map((level) => Math.max(now[level], was?.[level] ?? 0)))
  const [lower, upper] = [Math.floor(spread.median), Math.ceil(spread.median)] as [Level, Level]
  const isTie = lower !== upper
  const pinned = Math.max(now[lower], now[upper])
  const median = isTie ? t('between', { lower, upper }) : t('median', { level: lower })
  const said = LEVELS.map((level) => t('at', { count: now[level], level: nameOf(level) })).join(', ')
  const quartiles = spread.quartiles
  return (
    <figure className="spread" style={{ '--most': most } as CSSProperties}>
      <div role="img" aria-label={t('said', { number: round.number, said, median })} className="spread-plot">
        {was
          ? LEVELS.map((level) =>
              was[level] > 0 ? (
                <span key={level} className="spread-ghost" style={at(level, { height: above(was[level]) })}>
                  {was[level] > now[level] ? (
                    <span className="spread-was">{t('round', { number: before?.number ?? 0 })}</span>
                  ) : null}
                </span>
              ) : null,
            )
          : null}
        {LEVELS.map((level) => (
          <span key={level} className="spread-stack" style={at(level)}>
            {Array.from({ length: now[level] }, (_, place) => {
              const isMine = mine === level && place === now[level] - 1
              return (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: a dot is one of many alike and is known by its place
                  key={place}
                  className={`spread-one ${isMine ? 'mine' : ''} ${land ? 'landing' : ''}`}
                >
                  {isMine ? <span className="spread-you">{t('you')}</span> : null}
                </span>
              )
            })}
          </span>
        ))}
        <span
          className="spread-pin"
          style={at(spread.median, {
            bottom: isTie ? 0 : above(pinned),
            height: isTie ? above(pinned, '2.6rem') : undefined,
          })}
        >
          <span>{median}</span>
        </span>
        <span
          className="spread-middle"
          style={at(quartiles.lower, {
            width: `max(0.75rem, ${25 * (quartiles.upper - quartiles.lower)}%)`,
            marginLeft: quartiles.upper === quartiles.lower ? '-0.375rem' : undefined,
          })}
        />
      </div>
      <div aria-hidden className="spread-label">
        <span className="spread-word" style={at((quartiles.lower + quartiles.upper) / 2)}>
          {t('middle')}
        </span>
      </div>
      <ul className="spread-foot">
        {LEVELS.map((level) => (
          <li key={level}>
            <span className="spread-name">
              {bare ? (
                <span aria-hidden>
                  <LevelMark level={level} />
                </span>
              ) : (
                <span>{level}</span>
              )}
              {nameOf(level)}
            </span>
            <span className="spread-count">
              <strong>{t('count', { count: now[level] })}</strong>
              {was ? <span className="text-secondary">{t('was', { count: was[level] })}</span> : null}
            </span>
            {under ? <span className="spread-under">{under.find((one) => one.level === level)?.text}</span> : null}
          </li>
        ))}
      </ul>
      {bare ? null : (
        <figcaption className="mt-2 text-sm text-secondary">
          {before ? t('captionBefore', { number: before.number }) : t('caption')}
          <Details summary={t('table')}>
            <table className="border-collapse">
              <caption className="sr-only">{t('tableOf')}</caption>
              <thead>
                <tr>
                  <th scope="col" className="pr-6 text-left">
                    {t('level')}
                  </th>
                  {[before, round].map((one) =>
                    one ? (
                      <th key={one.number} scope="col" className="pl-4 text-right">
                        {t('roundHead', { number: one.number })}
                      </th>
                    ) : null,
                  )}
                </tr>
              </thead>
              <tbody>
                {LEVELS.map((level) => (
                  <tr key={level}>
                    <th scope="row" className="pr-6 text-left font-normal">{`${level} ${nameOf(level)}`}</th>
                    {was ? <td className="text-right">{was[level]}</td> : null}
                    <td className="text-right">{now[level]}</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row" className="pr-6 text-left font-normal">
                    {t('medianHead')}
                  </th>
                  {before ? <td className="text-right">{medianIn(before.levels)}</td> : null}
                  <td className="text-right">{medianIn(round.levels)}</td>
                </tr>
              </tbody>
            </table>
          </Details>
        </figcaption>
      )}
    </figure>
  )
}

/** "3", or "2–3" where it lies between two levels. */
function medianIn(levels: readonly Level[]): string {
  const median = describe(levels)?.median
  if (median === undefined) return ''
  return Number.isInteger(median) ? String(median) : `${Math.floor(median)}–${Math.ceil(median)}`
}
