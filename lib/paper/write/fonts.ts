import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openSync } from 'fontkit'

/**
 * The faces of a PDF, each as a static file: Typst reads neither a variable font nor a woff2, and PDF/UA wants a glyph for each
 * sign. All three are under the SIL Open Font License 1.1, which stands beside them in their packages. The first has every letter of Welsh.
 */
const FACES = [
  [
    'atkinson-hyperlegible-next',
    'AtkinsonHyperlegibleNext',
    ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold', '700Bold_Italic'],
  ],
  ['source-serif-4', 'SourceSerif4', ['400Regular', '600SemiBold']],
  ['noto-emoji', 'NotoEmoji', ['400Regular', '700Bold']],
] as const

/** In the order in which a sign is looked for. */
export const FAMILIES = {
  text: ['Atkinson Hyperlegible Next', 'Source Serif 4', 'Noto Emoji'],
  headings: ['Source Serif 4', 'Atkinson Hyperlegible Next', 'Noto Emoji'],
}

const require = createRequire(join(process.cwd(), 'package.json'))
const fileOf = (folder: string, name: string, face: string) =>
  require.resolve(`@expo-google-fonts/${folder}/${face}/${name}_${face}.ttf`)

let kept: Buffer[] | undefined
export function fontFiles(): Buffer[] {
  kept ??= FACES.flatMap(([folder, name, faces]) => faces.map((face) => readFileSync(fileOf(folder, name, face))))
  return kept
}

let signs: Set<number> | undefined
/** Whether one of the faces of running text has a glyph for this sign. */
export function hasGlyph(sign: number): boolean {
  signs ??= new Set(FACES.flatMap(([folder, name]) => openSync(fileOf(folder, name, '400Regular')).characterSet))
  return signs.has(sign)
}
