import { createHash } from 'node:crypto'
import type pg from 'pg'
import { readFramework } from './framework'
import { readResources } from './resources'

/** An id that follows from what it names, so that loading again finds the same rows. */
const idOf = (what: string) => {
  const hex = createHash('sha256').update(`concord reference ${what}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Publishes the framework and loads the library, as the owning role. What is published already stays as it is; short names stand beside it and follow, and help for scoring is added where there was none. */
export async function loadReference(client: pg.ClientBase): Promise<void> {
  const framework = readFramework()
  const version = idOf(`framework ${framework.version}`)
  const insert = (table: string, columns: string[], values: unknown[]) =>
    client.query(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')}) on conflict do nothing`,
      values,
    )
  await insert(
    'framework_versions',
    ['id', 'name', 'version', 'published_on'],
    [version, framework.name, framework.version, framework.published_on],
  )
  for (const [place, name] of framework.level_names.entries())
    await insert('framework_levels', ['framework_version_id', 'level', 'name'], [version, place + 1, name])
  for (const area of framework.areas) {
    await insert(
      'framework_areas',
      ['framework_version_id', 'number', 'title', 'summary'],
      [version, area.number, area.title, area.summary],
    )
    for (const [place, q] of area.questions.entries()) {
      const id = idOf(`question ${framework.version} ${q.code}`)
      const levels = q.levels.map((text, n) => ({ level: n + 1, text }))
      await insert(
        'framework_questions',
        [
          'id',
          'framework_version_id',
          'area',
          'number',
          'code',
          'short_name',
          'question',
          'why',
          'levels',
          'evidence',
          'tags',
          'council_types',
          'guidance',
          'help',
        ],
        [
          id,
          version,
          area.number,
          place + 1,
          q.code,
          q.short_name,
          q.question,
          q.why,
          JSON.stringify(levels),
          JSON.stringify(q.evidence),
          q.tags,
          q.council_types,
          q.guidance,
          JSON.stringify(q.help),
        ],
      )
      await client.query(`update framework_questions set help = $2 where id = $1 and help = '{}'`, [
        id,
        JSON.stringify(q.help),
      ])
      await client.query('update framework_questions set short_name = $2 where id = $1 and short_name <> $2', [
        id,
        q.short_name,
      ])
    }
  }
  for (const r of readResources()) {
    await insert(
      'resources',
      ['id', 'title', 'publisher', 'url', 'kind', 'areas', 'at_level', 'note', 'council_types'],
      [idOf(`resource ${r.url}`), r.title, r.publisher, r.url, r.kind, r.area, r.level, r.note, r.council_type],
    )
    await client.query('update resources set council_types = $2 where id = $1 and council_types <> $2', [
      idOf(`resource ${r.url}`),
      r.council_type,
    ])
  }
}
