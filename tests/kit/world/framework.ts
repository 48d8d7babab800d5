import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { insertAs } from './insert'

const LEVEL_NAMES = ['Starting', 'Developing', 'Maturing', 'Leading']
const EVERY_TYPE = ['unitary', 'district', 'county', 'metropolitan', 'london-borough', 'combined']

/** A small framework of its own, so that no test hangs on the wording of the real one. */
export async function buildFramework(owner: pg.Pool, codes: string[], names = LEVEL_NAMES) {
  const insert = insertAs(owner)
  const versionId = randomUUID()
  const version = { id: versionId, name: 'Framework of a test', version: 0, published_on: '2026-01-01' }
  await insert('framework_versions', version)
  for (const [at, name] of names.entries())
    await insert('framework_levels', { framework_version_id: versionId, level: at + 1, name })
  const levels = names.map((name, at) => ({ level: at + 1, text: `${name}: what it looks like` }))
  for (const number of new Set(codes.map((code) => Number(code.split('.')[0]))))
    await insert('framework_areas', {
      ...{ framework_version_id: versionId, number, title: `Area ${number}`, summary: 'What it is about' },
    })
  const questions = new Map<string, string>()
  for (const code of codes) {
    const id = randomUUID()
    const [area, number] = code.split('.').map(Number)
    await insert('framework_questions', {
      ...{ id, framework_version_id: versionId, area, number, code, levels: JSON.stringify(levels) },
      question: `How well does the council do thing ${code}, and how does it know?`,
      ...{ why: 'Because it matters', evidence: '["A plan"]', tags: [], council_types: EVERY_TYPE },
      short_name: `Thing ${code}`,
      guidance: 'Say what you know',
    })
    questions.set(code, id)
  }
  return { versionId, questions }
}
