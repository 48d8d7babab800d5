import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/kit/postgres.ts'],
    pool: 'forks',
    maxWorkers: 3, // of two cores: many tests wait for what must not come, or for a process to start
    testTimeout: 30_000,
    hookTimeout: 60_000,
    fileParallelism: true,
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
