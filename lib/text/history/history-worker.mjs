// A worker thread has no loader of its own: this gives it one, then does its work.
import { register } from 'tsx/esm/api'

register()
await import('./history-in-turn.ts')
