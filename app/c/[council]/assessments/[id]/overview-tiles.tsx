import { aimWords } from '@/app/_ui/aim-words'
import { AgreedState, type Tile } from '@/app/_ui/ledger'
import { LevelName } from '@/app/_ui/level-names'
import type { Overview } from '@/lib/assessment/view-overview'
import type { Level } from '@/lib/score/score'
import type { Outcome } from '@/lib/score/view-outcomes'
import { say } from '@/lib/words/say'
import { whereToDo } from '../../waiting-list'

type Asked = Overview['questions'][number]
type Shown = Pick<Tile, 'mark' | 'word' | 'note' | 'state' | 'onPaper'>

/** Each question as the ledger shows it. Of an open round everybody is told the same; that enough are in, only whoever may reveal, by the verb, and never on paper. */
export function tilesOf(view: Overview, outcomes: Outcome[], base: string): Tile[] {
  const shownOf = (q: Asked): Shown => {
    if (q.leftOut !== null) return { mark: { level: 'does-not-apply' }, word: say('overview.tile.level.out') }
    const outcome = outcomes.find(({ code }) => code === q.code)
    if (q.level !== null && q.ambition !== null)
      return {
        mark: { level: q.level, ambition: q.ambition },
        word: <LevelName level={q.level} />,
        note: aimWords(q.level, q.ambition),
        state: <AgreedState dissent={outcome?.dissent ?? 0} />,
      }
    switch (q.state) {
      case 'revealed':
        return {
          mark: { level: null, ...(outcome ? { dots: outcome.counts } : {}) },
          word: outcome?.consensus
            ? say(`overview.tile.consensus.${outcome.consensus}`)
            : say('overview.tile.level.none'),
          note: say('overview.tile.note.scores', { count: outcome?.given ?? 0 }),
          state: say('overview.tile.state.toAgree'),
        }
      case 'scoring':
        return {
          ...{ mark: { level: null }, word: say('overview.tile.level.scoring') },
          ...{ note: say('overview.tile.note.scoring'), state: say('overview.tile.state.scored') },
        }
      case 'ready':
        return {
          ...{ mark: { level: null }, word: say('overview.tile.level.ready'), note: say('overview.tile.note.ready') },
          state: say('overview.tile.state.waitsForScoring'),
        }
      case 'not-started':
      case 'drafting':
        return {
          ...{ mark: { level: null }, word: say(`overview.tile.level.${q.state}`) },
          note: q.writers.length > 0 ? undefined : say('overview.tile.note.unassigned'),
          state: q.writers.length > 0 ? say('overview.tile.state.with', { who: q.writers.join(', ') }) : undefined,
        }
      default:
        return {
          mark: { level: null },
          word: say('overview.tile.level.none'),
          state: say('overview.tile.state.notAgreed'),
        }
    }
  }
  return view.questions.map((q) => {
    const shown = shownOf(q)
    return {
      ...{ code: q.code, area: q.area, number: q.number, shortName: q.shortName, leftOut: q.leftOut, ...shown },
      href: whereToDo(base, q.code, q.waiting ?? (q.state === 'revealed' || q.state === 'agreed' ? 'agree' : null)),
      agreed: q.level === null ? null : { level: q.level as Level, ambition: q.ambition as Level },
      ...(q.waiting
        ? {
            isWaiting: true,
            state: say(`overview.verbs.${q.waiting}`),
            onPaper: shown.state,
          }
        : {}),
    }
  })
}
