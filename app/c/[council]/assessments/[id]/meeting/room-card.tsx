'use client'
import { useTranslations } from 'next-intl'
import { AnswerWords } from '@/app/_ui/answer-words'
import { LevelMark } from '@/app/_ui/level-mark'
import { LevelName } from '@/app/_ui/level-names'
import { Press } from '@/app/_ui/press'
import type { Board } from '@/lib/meeting/view-board'
import type { AnswerView } from '@/lib/score/view-answer'
import { partsOf } from '@/lib/text/answer-parts'
import { turnAnswerAction } from './actions'

type Item = NonNullable<Board['item']>

/** What the room sees while a question is read or scored: a part of the answer, which whoever facilitates turns, over the four levels. */
export function RoomCard({
  item,
  answer,
  slug,
  assessmentId,
}: {
  item: Item
  answer: AnswerView | undefined
  slug: string
  assessmentId: string
}) {
  const t = useTranslations('meet.room')
  const parts = answer ? partsOf(answer.answer) : []
  const part = Math.min(item.part, Math.max(0, parts.length - 1))
  const turn = (to: number, words: string) => (
    <Press
      action={turnAnswerAction.bind(null, slug)}
      input={{ assessmentId, code: item.code, part: to }}
      variant="secondary"
    >
      {words}
    </Press>
  )
  return (
    <section aria-label={t('title')} className="rounded-(--radius) border border-line bg-sheet">
      <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        <h2 className="font-sans text-base">{t('title')}</h2>
        <p className="grow text-sm text-secondary">
          {parts.length > 0 ? t('part', { part: part + 1, of: parts.length }) : ''}
        </p>
        {part > 0 ? turn(part - 1, t('back')) : null}
        {part < parts.length - 1 ? turn(part + 1, t('next')) : null}
      </div>
      <div className="prose min-h-48 px-4 py-4 text-lg sm:px-8">
        {answer && answer.words === 0 ? <p>{t('none')}</p> : <AnswerWords blocks={parts[part] ?? []} />}
      </div>
      <ul className="grid border-t border-line sm:grid-cols-2 wide:grid-cols-4">
        {item.levels.map(({ level, text }) => (
          <li key={level} className="border-line p-3 text-sm sm:not-first:border-l">
            <p className="flex items-center gap-2 font-semibold">
              <span aria-hidden className="flex">
                <LevelMark level={level} />
              </span>
              <LevelName level={level} />
            </p>
            <p className="mt-1 leading-snug">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
