import type { Block } from '../shape/block'
import { FAMILIES } from './fonts'
import { runProgram } from './run-program'
import { MAIN, withTypst } from './typst'
import { writable } from './writable'

type Picture = Extract<Block, { kind: 'picture' }>

/** The picture as SVG, its letters as outlines, so that it looks the same wherever it is shown. */
function pictureAsSvg(picture: Picture, accent: string): string {
  const areas = picture.areas.map(({ title, cells }) => ({
    title: writable(title),
    cells: cells.map((cell) => ({ ...cell, name: writable(cell.name) })),
  }))
  const data = { areas, accent, fonts: FAMILIES.text }
  return withTypst('picture.typ', 'picture.json', data, (compiler) => compiler.svg(MAIN))
}

/** Pixels of a picture to one of the page, so that it is sharp on paper. */
const DENSITY = 2

/** The same in pixels, for what shows no SVG; `width` and `height` are those at which it is to be shown. */
export async function drawPicture(picture: Picture, accent: string) {
  const png = await runProgram('rasterise.mjs', pictureAsSvg(picture, accent))
  // A PNG says its size in its first part.
  const side = (at: number) => Math.round(png.readUInt32BE(at) / DENSITY)
  return { png, width: side(16), height: side(20) }
}
