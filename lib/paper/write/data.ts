import { sealOf } from '../../submission/seal'
import { canonicalForm } from '../../submission/submission'
import type { PaperContent } from '../shape/content'
import { csvOf } from './csv'
import { evidenceSheet, orderSheet, questionSheet, type Value } from './tables'

/** A paper as JSON with its seal: one form for one content (RFC 8785), so that the same facts are the same bytes. */
export const writeJson = (content: PaperContent): Uint8Array =>
  Buffer.from(`${canonicalForm({ content, sha256: sealOf(content) })}\n`, 'utf8')

/** A paper as one table: a row a question, of the index of evidence a row a piece, in another framework's order a row a question of each ask. */
export function writeCsv(content: PaperContent): Uint8Array {
  const { columns, rows } = sheetOf(content)
  return csvOf([columns.map(({ head }) => head), ...rows.map((row) => row.map(plain))])
}

function sheetOf(content: PaperContent) {
  if (content.order) return orderSheet(content)
  return content.kind === 'evidence' ? evidenceSheet(content) : questionSheet(content)
}

function plain(value: Value): string | number | null {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  return 'day' in value ? value.day : value.moment
}
