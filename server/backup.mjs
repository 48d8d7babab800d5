// The first step of `npm run backup` and `npm run restore`.
import { runCommand } from './run-command.mjs'

await runCommand('backup')
