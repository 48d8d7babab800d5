import type { Actor } from '@/db/gate'
import { mint, type Permit } from '@/lib/permit'
import { writesSubject } from '@/lib/subject/policy'
import type { VersionRefusal } from '../../refusal'
import { ok, type Result, refuse } from '../../result'
import { mayOpenText } from '../policy'
import type { TextRow } from '../store'
import { MAX_VERSIONS } from './history'

type Judged<Act extends string, Thing> = Result<Permit<Act, Thing>, VersionRefusal>
export type Named = { document: TextRow; seq: number }
type History = { seqs: readonly number[]; names: readonly string[] }

/** Who may open a text reads its history. */
export function mayViewHistory(actor: Actor, document: TextRow | undefined): Judged<'view-history', TextRow> {
  const opened = mayOpenText(actor, document)
  return opened.ok ? ok(mint('view-history', actor, opened.value.thing)) : opened
}

/** Who may write a text may name how it stood at a moment that is kept, by a name that it does not have yet. */
export function mayNameVersion(
  actor: Actor,
  document: TextRow | undefined,
  wanted: { seq: number | undefined; name: string },
  { seqs, names }: History,
): Judged<'name-version', Named> {
  const written = mayWrite(actor, document)
  if (!written.ok) return written
  const { seq, name } = wanted
  if (seq === undefined || !seqs.includes(seq)) return refuse({ kind: 'moment-not-kept' })
  if (names.length >= MAX_VERSIONS) return refuse({ kind: 'too-many-versions', most: MAX_VERSIONS })
  if (names.some((one) => one.toLowerCase() === name.toLowerCase()))
    return refuse({ kind: 'version-name-taken', name, field: 'name' })
  return ok(mint('name-version', actor, { document: written.value, seq }))
}

/** Who may write a text may write again what it said at a moment that is kept. */
export function mayRestoreVersion(
  actor: Actor,
  document: TextRow | undefined,
  seq: number,
  { seqs }: Pick<History, 'seqs'>,
): Judged<'restore-version', Named> {
  const written = mayWrite(actor, document)
  if (!written.ok) return written
  if (!seqs.includes(seq)) return refuse({ kind: 'moment-not-kept' })
  return ok(mint('restore-version', actor, { document: written.value, seq }))
}

function mayWrite(actor: Actor, document: TextRow | undefined): Result<TextRow, VersionRefusal> {
  const opened = mayOpenText(actor, document)
  if (!opened.ok) return opened
  if (opened.value.thing.access === 'write') return ok(opened.value.thing)
  return writesSubject(actor, opened.value.thing)
    ? refuse({ kind: 'answer-not-open' })
    : refuse({ kind: 'only-writers-keep-versions' })
}
