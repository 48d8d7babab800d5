import { sha256Of, type ZipPart, zipWithSums } from '../evidence/zip-with-sums'
import { exportFile } from '../submission/verify-submission'
import { say } from '../words/say'
import { EXPORT_FORMAT, LEFT_OUT, placeOf } from './everything'
import type { Everything } from './read-everything'
import { writeTexts } from './read-texts'
import { schemaOfRows } from './schema-of-rows'
import { writeIndex } from './write-index'

const lines = (all: readonly string[]) => (all.length === 0 ? '[]\n' : `[\n${all.join(',\n')}\n]\n`)

/** All of it as one zip: rows, texts, sealed copies, files and trail, with the form of the rows, a list of all with their hashes, and the sums of both. */
export async function packEverything(all: Everything): Promise<AsyncIterable<Uint8Array>> {
  const { rows, trail, texts, submissions, files, council, takenAt } = all
  const parts: ZipPart[] = [
    { path: 'index.html', content: await writeIndex(all) },
    { path: 'README.txt', content: readme(all) },
    { path: 'schema.json', content: `${JSON.stringify(schemaOfRows(), null, 2)}\n` },
    ...rows.map(({ name, lines: of }) => ({ path: `rows/${name}.json`, content: lines(of) })),
    ...(await writeTexts(texts)),
    ...submissions.map(({ assessmentId, version, content, sha256, statement }) => ({
      path: placeOf.submission(assessmentId, version),
      content: exportFile(content, sha256, statement),
    })),
    ...(['council', 'scores'] as const).map((of) => ({
      path: `trail/${of}.json`,
      content: lines(trail[of].map((entry) => JSON.stringify(entry))),
    })),
    ...files.map(({ councilId, sha256, fileName }) => ({
      path: placeOf.file(sha256, fileName),
      councilId,
      sha256,
    })),
  ]
  const manifest = {
    ...{ format: EXPORT_FORMAT, council, takenAt },
    leftOut: LEFT_OUT.map((what) => say(`everything.leftOut.${what}`)),
    files: parts.map((part) => ({
      path: part.path,
      sha256: 'content' in part ? sha256Of(part.content) : part.sha256,
    })),
  }
  return zipWithSums([...parts, { path: 'manifest.json', content: `${JSON.stringify(manifest, null, 2)}\n` }])
}

const readme = ({ council, takenAt }: Everything) =>
  [
    say('everything.readme.title', { council: council.name, at: takenAt }),
    '',
    say('everything.readme.index'),
    ...(['rows', 'texts', 'submissions', 'trail', 'files', 'check'] as const).map((what) =>
      say(`everything.readme.${what}`),
    ),
    '',
    say('everything.readme.leftOut'),
    ...LEFT_OUT.map((what) => `- ${say(`everything.leftOut.${what}`)}`),
    '',
  ].join('\n')
