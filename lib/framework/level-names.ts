/** What a framework version calls the levels 1 to 4, in their order. */
export type LevelNames = readonly string[]

export const levelName = (names: LevelNames, level: number): string => names[level - 1] ?? ''
