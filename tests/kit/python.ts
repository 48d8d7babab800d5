import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Whether this machine has a Python, whose own library reads what we write. */
export const hasPython = spawnSync('python3', ['--version'], { stdio: 'ignore' }).status === 0

/** What a script of `kit/readers` says of a file. */
function readBy(script: string, bytes: Uint8Array, fileName: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'concord-python-'))
  const file = join(folder, fileName)
  writeFileSync(file, bytes)
  try {
    const path = fileURLToPath(new URL(`readers/${script}`, import.meta.url))
    return JSON.parse(execFileSync('python3', [path, file], { encoding: 'utf8', maxBuffer: 256_000_000 }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Paragraphs and headings in their order; `level` is that of a heading, 0 of what is none. */
export const readDocument = (bytes: Uint8Array, format: 'docx' | 'odt') =>
  readBy('read-paper.py', bytes, `paper.${format}`) as { level: number; words: string }[]

/** The sheets of a workbook, each with its rows. */
export const readWorkbook = (bytes: Uint8Array) =>
  readBy('read-paper.py', bytes, 'paper.xlsx') as { name: string; rows: (string | number | null)[][] }[]

/** Whether the file of a whole council is what its list and its seals say, by a reader that shares no line with us. */
export const checkExport = (bytes: Uint8Array) =>
  readBy('check-export.py', bytes, 'export.zip') as { council: string; files: number; seals: number; wrong: string[] }
