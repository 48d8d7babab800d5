import type { Actor } from '@/db/gate'
import { isTimeFor } from '../access/capability'
import { mint, type Permit } from '../permit'
import type { TextRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import { type Judged, readsSubject, writesSubject } from '../subject/policy'
import { subjectHas } from '../subject/subject'
import type { Access } from '../sync/wire/protocol'

type Opened<Text> = Text & { access: Access; isFrozen: boolean }

/** One text has one answer for one person: none, read or write. Writing also needs a text that is not frozen. */
export function mayOpenText<Text extends Judged & { frozenAt: Date | null }>(
  actor: Actor,
  text: Text | undefined,
): Result<Permit<'open-text', Opened<Text>>, TextRefusal> {
  if (!text || !readsSubject(actor, text)) return refuse({ kind: 'not-found' })
  const isFrozen = !(isTimeFor('write', text.state) || subjectHas(text.kind, 'later')) || text.frozenAt !== null
  const access = writesSubject(actor, text) && !isFrozen ? 'write' : 'read'
  return ok(mint('open-text', actor, { ...text, access, isFrozen }))
}
