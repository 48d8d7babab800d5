import { heading, paragraph, type Run } from '../paper/shape/block'
import { say } from '../words/say'
import { LEFT_OUT, placeOf } from './everything'
import type { Everything } from './read-everything'
import { listed, writePage } from './write-page'

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
  const submitted = submissions.map(({ assessmentId, version }) => {
    const of = { title: titles.get(assessmentId) ?? '', version: String(version) }
    return [link(say('everything.index.submission', of), placeOf.submission(assessmentId, version))]
  })
  const attached = files
    .map(({ sha256, fileName }) => ({ sha256, fileName, words: called.get(sha256) ?? fileName ?? sha256 }))
    .sort((a, b) => a.words.localeCompare(b.words, 'en-GB'))
    .map(({ sha256, fileName, words }) => [
      link(words, placeOf.file(sha256, fileName)),
      ...(fileName && fileName !== words ? [{ words: `, ${fileName}` }] : []),
    ])
  const assessments = [...new Set(written.map(({ assessment }) => assessment))]
  return writePage(title, [
    paragraph(say('everything.index.lead')),
    heading(3, say('everything.index.texts')),
    ...(assessments.length === 0 ? [listed([])] : []),
    ...assessments.flatMap((assessment) => [heading(4, assessment), listed(textsOf(assessment))]),
    heading(3, say('everything.index.submissions')),
    listed(submitted),
    heading(3, say('everything.index.files')),
    listed(attached),
    heading(3, say('everything.index.rows')),
    listed(
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
    listed(LEFT_OUT.map((what) => say(`everything.leftOut.${what}`))),
  ])
}

const link = (words: string, href: string): Run => ({ words, href })
const inOrder = (a: string, b: string) => a.localeCompare(b, 'en-GB', { numeric: true })
