/** Somebody else who has the text open. */
export type Other = { id: number; name: string; color: string }

/** People are told apart by a shape and initials as well as by colour. */
const SHAPES = ['round', 'square', 'slanted'] as const
export const shapeOf = (id: number) => SHAPES[id % SHAPES.length] ?? 'round'

/** “Priya Hallworth” is PH. */
export const initialsOf = (name: string) => {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.at(0) ?? '').join('')
}
