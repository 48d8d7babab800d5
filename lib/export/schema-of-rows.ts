import { getTableColumns, getTableName } from 'drizzle-orm'
import { type AnyPgColumn, PgArray, type PgTable } from 'drizzle-orm/pg-core'
import { judgedAnswers } from '@/db/schema/answer'
import { commentMentions, comments } from '@/db/schema/comment'
import { councils } from '@/db/schema/council'
import { frameworkQuestions, frameworkVersions } from '@/db/schema/framework'
import { users } from '@/db/schema/identity'
import { scores, stances } from '@/db/schema/score'
import { KEPT_BACK, TAKEN } from './taken'

/** The form of the rows in an export, as JSON Schema, made of the tables themselves: a file of rows is a list of such. */
export function schemaOfRows(): object {
  const tables = [
    ...TAKEN,
    councils,
    frameworkVersions,
    frameworkQuestions,
    comments,
    commentMentions,
    scores,
    stances,
    judgedAnswers,
  ]
  const { id, name, email } = getTableColumns(users)
  const files: [string, object][] = [
    ...tables.map((table): [string, object] => [getTableName(table), listOf(columnsOf(table))]),
    ['people', listOf({ id, name, email })],
  ]
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Rows of a council',
    type: 'object',
    properties: Object.fromEntries(files.map(([table, form]) => [`rows/${table}.json`, form])),
  }
}

const columnsOf = (table: PgTable): Record<string, AnyPgColumn> => {
  const kept = KEPT_BACK[getTableName(table)] ?? []
  return Object.fromEntries(Object.entries(getTableColumns(table)).filter(([, { name }]) => !kept.includes(name)))
}

/** Of scores and stands, columns that would say whose one is are there only where they may. */
const MAY_BE_ABSENT = ['id', 'assessor_id', 'submitted_at', 'first_submitted_at', 'recorded_at']

function listOf(columns: Record<string, AnyPgColumn>) {
  const all = Object.values(columns)
  const isOfAssessor = all.some(({ name }) => name === 'assessor_id')
  return {
    type: 'array',
    items: {
      type: 'object',
      properties: Object.fromEntries(all.map((column) => [column.name, formOf(column)])),
      required: all.flatMap(({ name }) => (isOfAssessor && MAY_BE_ABSENT.includes(name) ? [] : [name])),
      additionalProperties: false,
    },
  }
}

function formOf(column: AnyPgColumn): object {
  if (column instanceof PgArray) return orNull({ type: 'array' }, column)
  const type = column.getSQLType()
  if (type.startsWith('timestamp')) return orNull({ type: 'string', format: 'date-time' }, column)
  if (type === 'uuid' || type === 'date') return orNull({ type: 'string', format: type }, column)
  if (type === 'integer' || type === 'bigint') return orNull({ type: 'integer' }, column)
  if (type === 'boolean') return orNull({ type: 'boolean' }, column)
  if (type === 'text' || type === 'bytea') return orNull({ type: 'string' }, column)
  if (type === 'jsonb') return {}
  return { description: type }
}

const orNull = ({ type, ...form }: { type: string; format?: string }, { notNull }: AnyPgColumn) => ({
  type: notNull ? type : [type, 'null'],
  ...form,
})
