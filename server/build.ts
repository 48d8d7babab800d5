import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { BUILD_KEY } from './actions-key'

const SOURCES = [
  'app',
  'lib',
  'db',
  'next.config.js',
  'instrumentation.ts',
  'tsconfig.json',
  'package-lock.json',
  '.postcssrc.json',
]

/** Builds the pages into `distDir`, unless the sources are the ones that it was built from. Says whether it built. */
export function build(root: string, distDir: string): boolean {
  const stamp = join(root, distDir, 'concord-sources')
  const wanted = sourcesHash(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  const done = spawnSync(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_DIST_DIR: distDir,
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: BUILD_KEY,
    },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`The pages could not be built:\n${done.stdout}\n${done.stderr}`)
  compressStatic(join(root, distDir, 'static'))
  writeFileSync(stamp, wanted)
  return true
}

/** Puts beside each file of words that pages load the same one compressed, as small as it gets, so that no request waits for that. */
function compressStatic(folder: string) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|svg|json)$/.test(name)) continue
    const path = join(folder, name)
    const bytes = readFileSync(path)
    writeFileSync(`${path}.br`, brotliCompressSync(bytes))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

/** Another word as soon as anything changes that the pages are built from. */
export function sourcesHash(root: string): string {
  const hash = createHash('sha256')
  const add = (path: string) => hash.update(path).update(readFileSync(join(root, path)))
  for (const source of SOURCES) {
    const whole = join(root, source)
    if (!existsSync(whole)) continue
    if (/\.\w+$/.test(source)) add(source)
    else {
      const files = readdirSync(whole, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      for (const path of files
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
        .sort())
        add(path)
    }
  }
  return hash.digest('hex')
}
