/** Lines by their area, each with its number and title, in the order in which they come. */
export function areasOf<L extends { area: number; areaTitle: string }>(lines: readonly L[]) {
  const areas = new Map<number, { title: string; lines: L[] }>()
  for (const line of lines) {
    const area = areas.get(line.area) ?? { title: `${line.area} ${line.areaTitle}`, lines: [] }
    area.lines.push(line)
    areas.set(line.area, area)
  }
  return [...areas.values()]
}
