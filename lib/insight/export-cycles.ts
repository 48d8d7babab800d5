import type { Caller } from '@/db/gate'
import { inWorker } from '../in-worker'
import type { MadePaper } from '../paper/make-within'
import type { CyclesPicture, drawCycles } from '../paper/write/draw-cycles'
import { runProgram } from '../paper/write/run-program'
import { ok, type Result, refuse } from '../result'
import { say } from '../words/say'
import { areasOf } from './areas-of'
import { SPREAD } from './cycles'
import { type CyclesView, viewCycles } from './view-cycles'

const CYCLES_PICTURES = ['moves', 'years', 'spread'] as const
const FORMATS = { svg: 'image/svg+xml', png: 'image/png' } as const
type Asked = { which: string; format: string; from?: string | undefined; to?: string | undefined }
/** Seconds for one picture, however many wait before it. */
const MOST = 20

/** A picture of the page of cycles as a file, of exactly what the page shows this reader. */
export async function exportCycles(caller: Caller, { which, format, ...asked }: Asked): Promise<Result<MadePaper>> {
  const seen = await viewCycles(caller, asked)
  if (!seen.ok) return seen
  const kind = CYCLES_PICTURES.find((one) => one === which)
  if (!kind || !Object.hasOwn(FORMATS, format) || !seen.value.to) return refuse({ kind: 'not-found' })
  const picture = pictureOf(kind, seen.value)
  const svg = await inWorker<typeof drawCycles>('lib/paper/write/draw-cycles.ts', 'drawCycles', picture, MOST, 'papers')
  const bytes = format === 'svg' ? Buffer.from(svg) : await runProgram('rasterise.mjs', svg)
  const fileName = `${seen.value.council.slug}-${kind}.${format}`
  return ok({ fileName, mediaType: FORMATS[format as keyof typeof FORMATS], bytes: new Uint8Array(bytes) })
}

function pictureOf(which: CyclesPicture['which'], view: CyclesView): CyclesPicture {
  const heading =
    which === 'moves' ? say('cycles.moves') : which === 'years' ? say('cycles.years') : say('cycles.spread')
  const moved = new Map(view.moves.map((move) => [move.code, move]))
  const lines = which === 'moves' ? view.moves : view.lines
  return {
    ...{ which, title: say('cycles.file', { council: view.council.name, title: heading }) },
    width: which === 'years' ? Math.max(17, 8.4 + 2.6 * view.cycles.length) : 17,
    levels: view.levelNames.map((name, at) => say('cycles.cell.level', { level: String(at + 1), name })),
    cycles: view.cycles.map(({ title }) => title),
    areas: areasOf(lines).map(({ title, lines: own }) => ({
      title,
      lines: own.map(({ code, shortName, at }) => {
        const move = moved.get(code)
        return {
          ...{ code, name: shortName, from: move?.from ?? null, to: move?.to ?? null },
          note: move?.way === 'first' || move?.way === 'none' ? say(`cycles.ways.${move.way}`) : '',
          cells: view.cycles.map(({ id }) => cellWords(at[id])),
        }
      }),
    })),
    states: SPREAD.map((state) => say(`cycles.states.${state}`)),
    spread: view.cycles.map(({ title, spread }) => ({ title, counts: SPREAD.map((state) => spread[state]) })),
  }
}

function cellWords(cell: CyclesView['lines'][number]['at'][string]) {
  if (typeof cell === 'object') return { level: cell.level, ambition: cell.ambition }
  if (cell === 'left-out') return say('cycles.cell.leftOut')
  return cell === 'none' ? say('cycles.cell.none') : say('cycles.cell.notAsked')
}
