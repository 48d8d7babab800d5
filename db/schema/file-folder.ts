import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, uuid } from 'drizzle-orm/pg-core'

/** Which folder holds the files of this database: at most one row, and the same id lies in the folder (`server/shared-folder.ts`). */
export const fileFolders = pgTable(
  'file_folders',
  {
    isOne: boolean('is_one').primaryKey().default(true),
    id: uuid('id').notNull(),
    /** That the folder says so too. */
    isKept: boolean('is_kept').notNull().default(false),
  },
  ({ isOne }) => [check('file_folders_is_one', sql`${isOne}`)],
)
