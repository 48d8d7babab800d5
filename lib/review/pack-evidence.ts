import { formWords } from '../evidence/item-words'
import type { OpenEvidence } from '../evidence/load-open'
import { zipWithSums } from '../evidence/zip-with-sums'

/** What is packed: pieces of evidence, each with what its question is called. */
export type Packed = { about: object; pieces: { question: string; piece: OpenEvidence }[] }

/** A name that every system takes, and that leads out of no folder. */
const plain = (name: string) =>
  name
    .replace(/[^\p{L}\p{N} ._()-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80) || 'untitled'

/** Where a file lies in the pack: by its question, and by its own name; the same file once, however many questions rest on it. */
function pathsOf({ pieces }: Packed): Map<string, string> {
  const paths = new Map<string, string>()
  const taken = new Set<string>()
  for (const { question, piece } of pieces) {
    if (!piece.sha256 || paths.has(piece.sha256)) continue
    const [, name = 'file', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(piece.fileName ?? 'file') ?? []
    const folder = `evidence/${plain(question)}`
    let path = `${folder}/${plain(name)}${ending}`
    for (let n = 2; taken.has(path.toLowerCase()); n++) path = `${folder}/${plain(name)} (${n})${ending}`
    taken.add(path.toLowerCase())
    paths.set(piece.sha256, path)
  }
  return paths
}

/** Every piece with the file that it is, or with what it says where it is none. */
const manifestOf = ({ about, pieces }: Packed, paths: Map<string, string>) => ({
  format: 'concord-evidence-pack/1',
  ...about,
  evidence: pieces.map(
    ({ question, piece: { title, speaksFor, kind, sha256, size, url, figure, minute, ...piece } }) => ({
      ...{ question, title, speaksFor, kind, says: formWords({ ...piece, size, url, figure, minute }) },
      ...(sha256 ? { path: paths.get(sha256), sha256, size } : {}),
      ...(url ? { url } : {}),
      ...(figure ? { figure } : {}),
      ...(minute ? { minute } : {}),
    }),
  ),
})

/** All of it as one zip, with the files as they lie, a manifest and the sums of both. */
export function packEvidence(packed: Packed): AsyncIterable<Uint8Array> {
  const paths = pathsOf(packed)
  const councilOf = new Map(
    packed.pieces.flatMap(({ piece }) => (piece.sha256 ? [[piece.sha256, piece.councilId]] : [])),
  )
  const files = [...paths].map(([sha256, path]) => ({
    ...{ path, sha256, councilId: councilOf.get(sha256) as OpenEvidence['councilId'] },
  }))
  const manifest = `${JSON.stringify(manifestOf(packed, paths), null, 2)}\n`
  return zipWithSums([...files, { path: 'manifest.json', content: manifest }])
}
