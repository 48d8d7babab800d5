import type pg from 'pg'

export type Insert = <Id = string>(table: string, row: Record<string, unknown>) => Promise<Id>

/** Puts a row into a table, past every fence, and gives its id. */
export const insertAs =
  (owner: pg.Pool): Insert =>
  async (table, row) => {
    const marks = Object.keys(row).map((_, at) => `$${at + 1}`)
    const text = `insert into ${table} (${Object.keys(row).join(', ')}) values (${marks.join(', ')}) returning *`
    return (await owner.query(text, Object.values(row))).rows[0].id
  }
