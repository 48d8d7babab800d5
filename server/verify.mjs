// The first step of `npm run verify`.
import { runCommand } from './run-command.mjs'

await runCommand('verify', { NODE_ENV: 'production' })
