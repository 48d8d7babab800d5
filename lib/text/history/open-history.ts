import type { Actor, Tx } from '@/db/gate'
import { nameOf } from '@/lib/subject/subject'
import { ok } from '../../result'
import { loadDocument } from '../store'
import { momentsOf } from './history'
import { mayViewHistory } from './policy'
import { loadRestores, loadStretches, loadVersions } from './store'

export type OfText = { textId: string }

/** A text's history for somebody who may read it: what every page of it stands on. */
export async function openHistory(tx: Tx, actor: Actor, { textId }: OfText) {
  const permit = mayViewHistory(actor, await loadDocument(tx, actor, textId))
  if (!permit.ok) return permit
  const document = permit.value.thing
  return ok({
    document,
    moments: momentsOf(await loadStretches(tx, document.id)),
    versions: await loadVersions(tx, document.id),
    restores: await loadRestores(tx, document.id),
    place: { council: { slug: actor.councilSlug, name: actor.councilName }, subject: nameOf(document) },
  })
}
