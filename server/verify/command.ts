import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { verifyExport } from '@/lib/export/verify-export'
import { MOST_BYTES, verifySubmission } from '@/lib/submission/verify-submission'

const [name] = process.argv.slice(2)

/** `npm run verify -- FILE`: a submission or a whole council, from nothing but the file. What is wrong is a line each, and the status is then 1. */
async function run() {
  if (!name) throw new Error('Say which file: npm run verify -- FILE')
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), name)
  return /\.json$/i.test(file) ? ofSubmission(file) : ofCouncil(file)
}

async function ofSubmission(file: string) {
  if ((await stat(file)).size > MOST_BYTES) throw new Error(`${file} is larger than any submission`)
  const verdict = await verifySubmission(await readFile(file, 'utf8'))
  if (verdict.kind !== 'fits')
    throw new Error(`${file} does not fit its own seal: ${verdict.kind.replaceAll('-', ' ')}`)
  const { council, title, seal } = verdict.is
  console.log(`${title} of ${council} fits its seal, ${seal}`)
  console.log('That it was submitted only Concord can say: look its seal up on the page /verify')
}

async function ofCouncil(file: string) {
  const { council, takenAt, files, submissions, entries, wrong } = await verifyExport(file)
  for (const line of wrong) console.error(line)
  if (wrong.length > 0) throw new Error(`${file} is not what was exported`)
  console.log(`All of ${council} as it stood at ${takenAt}`)
  console.log(`${files} files have the hashes that are said of them`)
  console.log(`${submissions} submissions fit their seals, and ${entries} entries of the trail follow each other`)
}

run().catch((fault: Error) => {
  console.error(fault.message)
  process.exit(1)
})
