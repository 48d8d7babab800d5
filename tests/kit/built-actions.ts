import { readFileSync } from 'node:fs'

/** Where the pages are built for tests. */
export const BUILT = '.next-test'

/** `doors`: the pages that have it. Sent to another page it is passed on to the first of them. */
export type BuiltAction = { id: string; name: string; doors: string[] }

/** Every action of the built pages. */
export function builtActions(): BuiltAction[] {
  const { node } = JSON.parse(readFileSync(`${BUILT}/server/server-reference-manifest.json`, 'utf8')) as {
    node: Record<string, { exportedName: string; workers: Record<string, unknown> }>
  }
  return Object.entries(node).map(([id, { exportedName, workers }]) => ({
    id,
    name: exportedName,
    doors: Object.keys(workers).map((worker) => `/${worker}`),
  }))
}
