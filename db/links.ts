import type { ResourceId } from './ids'
import { pools } from './pools'

/** The library's links that nobody has looked at for a week, at most so many; nobody else takes them for a week. */
export async function takeLinks(most: number): Promise<{ id: ResourceId; url: string }[]> {
  const { rows } = await pools().background.query<{ id: ResourceId; url: string }>(
    'select id, url from take_links($1)',
    [most],
  )
  return rows
}

/** Writes down how a link was found. */
export async function noteLink(id: ResourceId, state: 'there' | 'gone' | 'unknown'): Promise<void> {
  await pools().background.query('select note_link($1, $2)', [id, state])
}
