'use client'
import { useEffect } from 'react'
import { useLevelName } from '@/app/_ui/level-names'
import { momentWords } from '@/lib/words/dates'
import { type KeptAnswer, keepAnswer } from './kept-answers'

/** Keeps an answer as it is opened, with the levels under the names that the framework in force has for them. */
export function KeepAnswer({
  answer,
  levels,
}: {
  answer: Omit<KeptAnswer, 'levels' | 'seen' | 'at'>
  levels: readonly { level: number; text: string }[]
}) {
  const levelName = useLevelName()
  const named = levels.map(({ level, text }) => ({ name: levelName(level), text }))
  const kept = JSON.stringify({ ...answer, levels: named }) // the same question is another object at each reading
  useEffect(() => {
    const now = new Date()
    void keepAnswer({
      ...(JSON.parse(kept) as Omit<KeptAnswer, 'seen' | 'at'>),
      ...{ seen: momentWords(now), at: now.getTime() },
    })
  }, [kept])
  return null
}
