import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** The benchmark runs in the tests' runner, so that it builds its world as the tests do. It asserts nothing. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/bench/*.bench.ts'],
    globalSetup: ['tests/kit/postgres.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    reporters: ['default'],
    disableConsoleIntercept: true,
    env: { NODE_ENV: 'test', DEMO: '1', APP_URL: 'http://localhost:3000', DATA_DIR: `${root}/.data-test/kept` },
  },
})
