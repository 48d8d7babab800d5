import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { idOf, knownWords, moment } from '../columns'
import type { FrameworkQuestionId, FrameworkVersionId, ResourceId } from '../ids'

export const RESOURCE_KINDS = ['best practice', 'case study', 'data', 'guidance', 'tool'] as const

/** A published framework does not change; a new one is a new version. */
export const frameworkVersions = pgTable('framework_versions', {
  id: idOf<FrameworkVersionId>('id').primaryKey(),
  name: text('name').notNull(),
  version: integer('version').notNull(),
  publishedOn: moment('published_on').notNull(),
})

export const frameworkAreas = pgTable(
  'framework_areas',
  {
    frameworkVersionId: idOf<FrameworkVersionId>('framework_version_id')
      .notNull()
      .references(() => frameworkVersions.id),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
  },
  (t) => [primaryKey({ columns: [t.frameworkVersionId, t.number] })],
)

/** What a version calls each of the four levels. */
export const frameworkLevels = pgTable(
  'framework_levels',
  {
    frameworkVersionId: idOf<FrameworkVersionId>('framework_version_id')
      .notNull()
      .references(() => frameworkVersions.id),
    level: integer('level').notNull(),
    name: text('name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.frameworkVersionId, t.level] }),
    check('framework_levels_are_four', sql`${t.level} between 1 and 4`),
  ],
)

export const frameworkQuestions = pgTable(
  'framework_questions',
  {
    id: idOf<FrameworkQuestionId>('id').primaryKey(),
    frameworkVersionId: idOf<FrameworkVersionId>('framework_version_id')
      .notNull()
      .references(() => frameworkVersions.id),
    area: integer('area').notNull(),
    number: integer('number').notNull(),
    code: text('code').notNull(),
    /** Two to five words that name it beside its number. */
    shortName: text('short_name').notNull().default(''),
    question: text('question').notNull(),
    why: text('why').notNull(),
    levels: jsonb('levels').notNull().$type<{ level: number; text: string }[]>(),
    evidence: jsonb('evidence').notNull().$type<string[]>(),
    tags: text('tags').array().notNull(),
    councilTypes: text('council_types').array().notNull(),
    guidance: text('guidance').notNull(),
    /** What to look for when scoring, for each standing in its own words. */
    help: jsonb('help').notNull().default({}).$type<{ member?: string; officer?: string }>(),
  },
  (t) => [index('framework_questions_version').on(t.frameworkVersionId, t.area, t.number)],
)

export const resources = pgTable(
  'resources',
  {
    id: idOf<ResourceId>('id').primaryKey(),
    title: text('title').notNull(),
    publisher: text('publisher').notNull(),
    url: text('url').notNull(),
    kind: text('kind', { enum: RESOURCE_KINDS }).notNull(),
    areas: integer('areas').array().notNull(),
    /** The level at which it helps; without one, at any. */
    atLevel: integer('at_level'),
    /** Asked for by nodes of the version before alone, while they are replaced. */
    level: text('level').notNull().default('any'),
    note: text('note').notNull(),
    /** Of which type the council is that it is about; empty where it is about none. */
    councilTypes: text('council_types').array().notNull().default([]),
    /** When it was last asked whether its link leads somewhere, and how often running its own site has called it gone. */
    askedAt: moment('asked_at'),
    timesGone: integer('times_gone').notNull().default(0),
  },
  (t) => [...knownWords(t), check('resources_level_is_one', sql`${t.atLevel} between 1 and 4`)],
)
