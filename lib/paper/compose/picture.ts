import { say } from '../../words/say'
import type { Block } from '../shape/block'
import { type PaperContent, standingOf } from '../shape/content'
import { nameOfArea } from './words'

/** How each question stands: a row an area, a square a question, with the same in words for whoever does not see it. */
export function pictureOf({ areas, questions }: PaperContent): Block[] {
  const rows = areas.flatMap((area) => {
    const own = questions.filter((one) => one.area === area.number && one.leftOut === null)
    if (own.length === 0) return []
    const cells = own.map((one) => {
      const standing = standingOf(one)
      return {
        code: one.code,
        name: one.shortName || one.question,
        level: standing?.level ?? null,
        ambition: standing?.ambition ?? null,
      }
    })
    return [{ title: nameOfArea(area), cells }]
  })
  if (rows.length === 0) return []
  const inWords = rows.map(({ title, cells }) => {
    const at = [4, 3, 2, 1].flatMap((level) => {
      const count = cells.filter((cell) => cell.level === level).length
      return count > 0 ? [say('documents.pictureLevel', { level, count })] : []
    })
    const without = cells.filter(({ level }) => level === null).length
    const counted = [...at, ...(without > 0 ? [say('documents.pictureNone', { count: without })] : [])]
    return say('documents.pictureArea', { area: title, counts: counted.join(', ') })
  })
  return [{ kind: 'picture', areas: rows, words: [say('documents.picture'), ...inWords].join(' ') }]
}

/** The same in numbers: how many are agreed, wait or were left out, and how many stand at each level. Nothing is averaged. */
export function glanceOf({ questions, levelNames }: PaperContent): Block[] {
  const out = questions.filter(({ leftOut }) => leftOut !== null).length
  const standing = questions.flatMap((one) => (one.leftOut === null ? (standingOf(one) ?? []) : []))
  const counts = levelNames.map((name, at) =>
    say('documents.countOfLevel', {
      ...{ level: at + 1, name },
      count: standing.filter(({ level }) => level === at + 1).length,
    }),
  )
  const sentence = say('documents.glance', {
    agreed: standing.length,
    open: questions.length - out - standing.length,
    out,
  })
  return [
    { kind: 'paragraph', tone: 'plain', line: [{ words: sentence }] },
    ...(standing.length > 0
      ? [{ kind: 'paragraph' as const, tone: 'quiet' as const, line: [{ words: counts.reverse().join(' · ') }] }]
      : []),
  ]
}
