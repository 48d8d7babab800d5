import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/**
 * What is looked up of a text in a search, for an index of its own: its words, and whose it is, so that one index serves many councils.
 * The functions that search write it in the same words (db/sql/search.sql), or no index serves them.
 */
export const searchedIn = (council: SQLWrapper, words: SQL | SQLWrapper): SQL =>
  sql`(to_tsvector('english', left(${words}, 150000)) || array_to_tsvector(array['in:' || ${council}::text]))`
