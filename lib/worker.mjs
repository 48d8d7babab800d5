// A worker thread has no loader of its own: this gives it one, then calls what it is asked to call.
import { register } from 'tsx/esm/api'

register()
export default async ({ file, name, ask }) => (await import(file))[name](ask)
