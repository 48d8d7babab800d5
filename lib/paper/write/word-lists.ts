import { AlignmentType, type ILevelsOptions, LevelFormat } from 'docx'
import type { Numbering } from '../shape/block'

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const
const indentOf = (level: number) => ({ paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } })

export const bulletLevels: ILevelsOptions[] = LEVELS.map((level) => ({
  ...{ level, format: LevelFormat.BULLET, alignment: AlignmentType.LEFT, style: indentOf(level) },
  text: ['•', '◦', '▪'][level % 3] as string,
}))

const FORMATS = {
  1: LevelFormat.DECIMAL,
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
} satisfies Record<Numbering, string>

/** The numbered lists of a file: those of one kind and beginning share a definition, and each counts for itself. */
export class ListNumbers {
  private kinds = new Map<string, { numbered: Numbering; start: number }>()
  private lists = 0

  next(numbered: Numbering, start: number) {
    const reference = `numbers-${numbered === numbered.toUpperCase() ? `upper-${numbered}` : numbered}-${start}`
    this.kinds.set(reference, { numbered, start })
    this.lists += 1
    return { reference, instance: this.lists }
  }

  get config() {
    return [...this.kinds].map(([reference, { numbered, start }]) => ({
      reference,
      levels: LEVELS.map((level) => ({
        ...{ level, start, format: FORMATS[numbered], text: `%${level + 1}.` },
        ...{ alignment: AlignmentType.LEFT, style: indentOf(level) },
      })),
    }))
  }
}
