import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from './fonts'

/** From the root of the house: a bundler would make a copy of this module elsewhere. */
const HERE = join(process.cwd(), 'lib/paper/write')
/** The only folder that a template can reach: there is nothing in it. */
const NOWHERE = join(HERE, 'nowhere')

/**
 * Calls `work` with a compiler that has one of our templates, what it is given as JSON, and no other file. Words of people are
 * data alone, and never read as Typst.
 */
export function withTypst<T>(template: string, name: string, data: unknown, work: (compiler: NodeCompiler) => T): T {
  const compiler = NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontBlobs: fontFiles() }] })
  const put = (file: string, bytes: Buffer) => compiler.mapShadow(join(NOWHERE, file), bytes)
  put('main.typ', readFileSync(join(HERE, template)))
  put('marks.typ', readFileSync(join(HERE, 'marks.typ')))
  put(name, Buffer.from(JSON.stringify(data)))
  try {
    return work(compiler)
  } finally {
    compiler.evictCache(0)
  }
}

/** The template as it is called within. */
export const MAIN = { mainFilePath: join(NOWHERE, 'main.typ') }
