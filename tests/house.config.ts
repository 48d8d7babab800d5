import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/** The house plan alone: it reads files and needs no database. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: { include: ['tests/house/**/*.test.ts'] },
})
