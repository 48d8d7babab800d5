import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { SUBJECT_KINDS, type SubjectKind } from '@/lib/subject/subject'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const files = ['app', 'lib', 'db', 'server'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|sql)$/.test(entry.name) && !entry.parentPath.includes('migrations'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
)
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

/** The table whose rows are subjects of a kind, as SQL and as the schema call it. */
const TABLES: Record<SubjectKind, string> = {
  answer: 'assessment_questions|assessmentQuestions',
  reason: 'reasons',
  statement: 'area_statements|areaStatements',
  evidence: 'from evidence|join evidence',
  'council-reply': 'replies',
}
const KINDS = Object.keys(SUBJECT_KINDS) as SubjectKind[]
/** Files in which a kind stands: as a word in quotes, as the name of an entry, or by its table. */
const knowing = (kind: SubjectKind) =>
  files.filter((file) => new RegExp(`'${kind}'|^ +${kind}: |\\b(${TABLES[kind]})\\b`, 'm').test(texts.get(file) ?? ''))

describe('a kind of subject', () => {
  it('is told from the others in at most five files, so that no more have to learn of a new one', () => {
    const all = KINDS.map(knowing)
    const telling = files.filter((file) => all.filter((some) => some.includes(file)).length === KINDS.length)
    expect(telling).toContain('lib/subject/subject.ts')
    expect(telling.length, telling.join(', ')).toBeLessThanOrEqual(5)
  })

  it('is nothing to the engine, the server, texts, their history, comments and announcements, by its name', () => {
    const common =
      /^(lib\/(sync|text|comment)\/|server\/live\/|lib\/announce)|^db\/sql\/(text|snapshot|version|comment)\.sql/
    expect(files.filter((file) => common.test(file)).length).toBeGreaterThan(60)
    // What comes back over the wire is an answer too.
    const words = KINDS.filter((kind) => kind !== 'answer').join('|')
    const named = new RegExp(`'(${words})'|\\b(area_statements|areaStatements|reasons)\\b`)
    expect(files.filter((file) => common.test(file) && named.test(texts.get(file) ?? ''))).toEqual([])
  })

  it('has its rows in a table that makes them subjects', () => {
    const sql = [...texts]
      .filter(([file]) => file.startsWith('db/sql/'))
      .map(([, text]) => text)
      .join('\n')
    const schema = [...texts]
      .filter(([file]) => file.startsWith('db/schema/'))
      .map(([, text]) => text)
      .join('\n')
    for (const kind of KINDS) {
      expect(sql, kind).toContain(`execute function begin_subject('${kind}')`)
      expect(schema, kind).toContain(`subjectOf('${kind}')`)
    }
  })
})
