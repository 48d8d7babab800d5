import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = fileURLToPath(new URL('..', import.meta.url))

const among = (folders: string[]) => folders.map((folder) => `tests/${folder}/**/*.test.ts`)
/** Of the long ones `npm run prove` makes a proof each. */
const LEFT_OUT = ['**/node_modules/**', ...(process.env.CONCORD_PROOF ? [] : ['tests/**/*.long.test.ts'])]

/** Those that take longest begin first, so that none of them is left when all others are done. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const long = [
      'non-interference',
      'fence/mutations',
      'fence/pages',
      'verbs/backup',
      'sync/nodes',
      'verbs/notice',
      'sync/line',
      'simulation',
    ]
    const place = ({ moduleId }: TestSpecification) => {
      const found = long.findIndex((name) => moduleId.endsWith(`${name}.test.ts`))
      return found < 0 ? long.length : found
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}

export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    projects: [
      // What keeps nothing between two files shares what it has read in.
      { extends: true, test: { name: 'rules', include: among(['house', 'rules']), exclude: LEFT_OUT, isolate: false } },
      {
        extends: true,
        test: { name: 'whole', include: among(['verbs', 'fence', 'sync', 'process']), exclude: LEFT_OUT },
      },
    ],
    globalSetup: ['tests/kit/postgres.ts'],
    pool: 'forks',
    maxWorkers: 4, // of two cores: many tests wait for what must not come, or for a process to start
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    fileParallelism: true,
    sequence: { sequencer: LongestFirst },
    // next-auth imports next/server without its ending, which only a bundler resolves
    server: { deps: { inline: ['next-auth'] } },
    env: {
      NODE_ENV: 'test',
      DEMO: '1',
      APP_URL: 'http://localhost:3000',
      DATA_DIR: `${process.env.CONCORD_TEST_DATA ?? `${root}.data-test`}/kept`,
    },
  },
})
