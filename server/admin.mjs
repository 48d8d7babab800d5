// The first step of `npm run admin`.
import { runCommand } from './run-command.mjs'

await runCommand('admin', { NODE_ENV: 'production' })
