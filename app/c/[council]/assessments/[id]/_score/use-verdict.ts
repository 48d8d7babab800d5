'use client'
import { useTranslations } from 'next-intl'
import { useLevelName } from '@/app/_ui/level-names'
import type { Consensus } from '@/lib/score/consensus'
import type { Level } from '@/lib/score/score'
import { verdictOf } from '@/lib/score/verdict'

type Round = { number: number; levels: readonly Level[]; consensus: Consensus | null | undefined }

/** A revealed round in words: its state with its level as a title, and the sentence that says why. A tie is said to be one. */
export function useVerdict() {
  const t = useTranslations('agree.verdict')
  const nameOf = useLevelName()
  return (round: Round, before?: Round): { title: string; why: string } => {
    const verdict = verdictOf(round.levels)
    if (!verdict || !round.consensus) return { title: t('none'), why: '' }
    const { n, modes, most, lowest, highest, isNear, middle } = verdict
    const state = t(`states.${round.consensus}`)
    const isTogether = round.consensus === 'agreed' || round.consensus === 'close'
    const title = !isTogether
      ? state
      : middle.kind === 'one'
        ? t('at', { state, level: nameOf(middle.level) })
        : t('between', { state, lower: nameOf(middle.lower), upper: nameOf(middle.upper) })
    const names = modes.map(nameOf)
    const counted =
      most === n
        ? t('all', { n, level: names[0] ?? '' })
        : modes.length === 1
          ? t('most', { most, n, level: names[0] ?? '' })
          : t('tied', {
              most,
              n,
              levels: t('and', { before: names.slice(0, -1).join(', '), last: names.at(-1) ?? '' }),
            })
    const range =
      most === n ? '' : isNear ? t('near') : t('range', { lowest: nameOf(lowest), highest: nameOf(highest) })
    return {
      title,
      why: [
        counted,
        range,
        middle.kind === 'either' ? t('middle', { lower: middle.lower, upper: middle.upper }) : '',
        before?.consensus ? t('before', { number: before.number, state: t(`was.${before.consensus}`) }) : '',
      ]
        .filter(Boolean)
        .join(' '),
    }
  }
}
