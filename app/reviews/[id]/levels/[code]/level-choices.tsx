import { LevelMark } from '@/app/_ui/level-mark'
import { LevelName } from '@/app/_ui/level-names'
import type { PeerQuestionView } from '@/lib/peer-level/view-peer-question'

/** The four levels with their descriptions, as choices. */
export const levelChoices = (descriptors: PeerQuestionView['descriptors']) =>
  descriptors.map(({ level, text }) => ({
    value: String(level),
    label: (
      <>
        {level} <LevelName level={level} />
      </>
    ),
    hint: text,
    mark: (
      <span aria-hidden>
        <LevelMark level={level} />
      </span>
    ),
  }))
