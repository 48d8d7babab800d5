import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/*.ts',
  out: './db/migrations',
  entities: { roles: { exclude: ['concord_app', 'concord_identity', 'concord_append'] } },
})
