import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourcesOf, testDataDir } from './postgres'
import { makeDemo, ownPort, removeData } from './product'

/** The demos that were made in this folder. */
export const demosIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.startsWith('demo-'))
    .map((name) => join(folder, name))

/**
 * Before the journeys: the product is started once on nothing and makes its demo, of which every product of a journey gets a
 * copy. One of this day and these sources is used again.
 */
export default async function setup() {
  const day = new Date().toISOString().slice(0, 10)
  const name = `demo-${day}-${['db', 'lib', 'server/demo'].map(sourcesOf).join('')}`
  const folder = testDataDir()
  const demo = join(folder, name)
  const isWhole = join(demo, 'whole')
  if (!existsSync(isWhole)) {
    mkdirSync(folder, { recursive: true })
    for (const old of demosIn(folder)) await removeData(old)
    mkdirSync(demo)
    await makeDemo(demo, ownPort(9))
    writeFileSync(isWhole, '')
  }
  process.env.CONCORD_TEST_DEMO = demo // the workers, and what they start, have it from here
}
