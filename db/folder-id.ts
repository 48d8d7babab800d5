import pg from 'pg'

/**
 * As the owning role: the id of the folder that this database's files are in; where it has none yet, `first` gives it and is remembered,
 * unless another start was quicker.
 */
export async function folderId(ownerUrl: string, first: () => Promise<string>): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const known = async () => (await client.query<{ id: string }>('select id from file_folders')).rows[0]?.id
  try {
    const id = await known()
    if (id) return id
    await client.query('insert into file_folders (id) values ($1) on conflict do nothing', [await first()])
    return (await known()) as string
  } finally {
    await client.end()
  }
}
