import { FAMILIES } from './fonts'
import { MAIN, withTypst } from './typst'
import { writable } from './writable'

type Stand = { level: number; ambition: number }
export type CyclesPicture = {
  which: 'moves' | 'years' | 'spread'
  title: string
  /** In centimetres. */
  width: number
  levels: string[]
  cycles: string[]
  areas: {
    title: string
    lines: {
      code: string
      name: string
      from: Stand | null
      to: Stand | null
      note: string
      cells: (Stand | string)[]
    }[]
  }[]
  states: string[]
  spread: { title: string; counts: number[] }[]
}

/** Assessments beside each other as SVG, its letters as outlines, so that it looks the same wherever it is shown. Called in a thread of its own. */
export function drawCycles(picture: CyclesPicture): string {
  const data = { ...(everyWord(picture) as CyclesPicture), fonts: FAMILIES.text }
  return withTypst('cycles.typ', 'picture.json', data, (compiler) => compiler.svg(MAIN))
}

/** A sign that has no glyph is written as its name. */
const everyWord = (value: unknown): unknown => {
  if (typeof value === 'string') return writable(value)
  if (Array.isArray(value)) return value.map(everyWord)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, everyWord(one)]))
}
