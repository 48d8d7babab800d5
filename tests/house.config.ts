import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The house plan alone: it reads files and needs no database. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: { include: ['tests/house/**/*.test.ts'] },
})
