// A program of its own: HTML comes in, OpenDocument goes out. Pandoc is under the GPL (2.0 or later), and is run, not linked.
import { convert } from 'pandoc-wasm'

const parts = []
for await (const part of process.stdin) parts.push(part)
const asked = { from: 'html', to: 'odt', standalone: true, 'output-file': 'paper.odt' }
const { files, stderr } = await convert(asked, Buffer.concat(parts).toString('utf8'), {})
const made = files?.['paper.odt']
if (!made) throw new Error(`pandoc wrote nothing: ${stderr}`)
process.stdout.write(Buffer.from(await made.arrayBuffer()), () => process.exit(0))
