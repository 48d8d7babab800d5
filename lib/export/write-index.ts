import { type Block, heading, paragraph, type Run } from '../paper/shape/block'
import { writeHtml } from '../paper/write/html'
import { say } from '../words/say'
import { LEFT_OUT, placeOf } from './everything'
import type { Everything } from './read-everything'

type Index = Pick<Everything, 'council' | 'takenAt' | 'rows' | 'texts' | 'submissions' | 'files'>

/** A page that says what an export holds and leads to it: texts by assessment and question, files and submissions by their titles, the rest by its folder. */
export async function writeIndex({ council, takenAt, rows, texts, submissions, files }: Index): Promise<string> {
  const title = say('everything.readme.title', { council: council.name, at: takenAt })
  const rowsOf = (name: string) =>
    (rows.find((one) => one.name === name)?.lines ?? []).map((line): Record<string, unknown> => JSON.parse(line))
  const titles = new Map(rowsOf('assessments').map(({ id, title: words }) => [String(id), String(words)]))
  const called = new Map(rowsOf('evidence_revisions').map((one) => [String(one.sha256), String(one.title)]))
  const written = texts.filter(({ parts }) => parts.length > 0)
  const textsOf = (assessment: string) =>
    written
      .filter((one) => one.assessment === assessment)
      .sort((a, b) => inOrder(a.code, b.code))
      .map(({ id, kind, code, shortName }) => [link(say(`subject.${kind}`, { code, shortName }), placeOf.text(id))])
  const blocks: Block[] = [
    heading(1, title), // the title of the file
    heading(2, title),
    paragraph(say('everything.index.lead')),
    heading(3, say('everything.index.texts')),
    ...[...new Set(written.map(({ assessment }) => assessment))].flatMap((assessment) => [
      heading(4, assessment),
      list(textsOf(assessment)),
    ]),
    ...(written.length === 0 ? [paragraph(say('everything.index.none'))] : []),
    heading(3, say('everything.index.submissions')),
    submissions.length === 0
      ? paragraph(say('everything.index.none'))
      : list(
          submissions.map(({ assessmentId, version }) => [
            link(
              say('everything.index.submission', {
                title: titles.get(assessmentId) ?? '',
                version: String(version),
              }),
              placeOf.submission(assessmentId, version),
            ),
          ]),
        ),
    heading(3, say('everything.index.files')),
    files.length === 0
      ? paragraph(say('everything.index.none'))
      : list(
          files
            .map(({ sha256, fileName }) => ({ sha256, fileName, words: called.get(sha256) ?? fileName ?? sha256 }))
            .sort((a, b) => a.words.localeCompare(b.words, 'en-GB'))
            .map(({ sha256, fileName, words }) => [
              link(words, placeOf.file(sha256, fileName)),
              { words: fileName && fileName !== words ? `, ${fileName}` : '' },
            ]),
        ),
    heading(3, say('everything.index.rows')),
    list(
      rows.map(({ name, lines }) => [
        link(name.replaceAll('_', ' '), `rows/${name}.json`),
        { words: `, ${lines.length}` },
      ]),
    ),
    heading(3, say('everything.index.check')),
    ...(['rows', 'texts', 'submissions', 'trail', 'files', 'check'] as const).map((what) =>
      paragraph(say(`everything.readme.${what}`)),
    ),
    heading(3, say('everything.readme.leftOut')),
    list(LEFT_OUT.map((what) => [{ words: say(`everything.leftOut.${what}`) }])),
  ]
  return writeHtml({ title, blocks, crest: null })
}

const link = (words: string, href: string): Run => ({ words, href })
const list = (lines: readonly Run[][]): Block => ({
  ...{ kind: 'list', numbered: null, start: 1 },
  items: lines.map((line) => [paragraph(line)]),
})
const inOrder = (a: string, b: string) => a.localeCompare(b, 'en-GB', { numeric: true })
