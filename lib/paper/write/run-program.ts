import { execFile } from 'node:child_process'
import { join } from 'node:path'

const HERE = join(process.cwd(), 'lib/paper/write')
const MOST_BYTES = 64_000_000
const MOST_SECONDS = 120

/** Runs a program of this folder in a process of its own, without our settings: what goes in is all that it knows, and what comes out is the answer. */
export const runProgram = (name: 'pandoc.mjs' | 'rasterise.mjs', input: string): Promise<Buffer> =>
  new Promise((done, failed) => {
    const child = execFile(
      process.execPath,
      ['--max-old-space-size=512', join(HERE, name)],
      { encoding: 'buffer', maxBuffer: MOST_BYTES, timeout: MOST_SECONDS * 1000, env: { NODE_ENV: 'production' } },
      (fault, out, said) => (fault ? failed(new Error(`${name}: ${said}`, { cause: fault })) : done(out)),
    )
    child.stdin?.on('error', failed)
    child.stdin?.end(input)
  })
