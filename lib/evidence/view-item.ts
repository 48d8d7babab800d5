import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { isTimeFor } from '../access/capability'
import { ok, refuse } from '../result'
import type { Minute } from './evidence'
import type { Figure } from './figure'
import {
  type AskRow,
  loadAsks,
  loadDecides,
  loadInside,
  loadItem,
  loadPeople,
  loadRevisions,
  loadUsable,
  loadUses,
  type RevisionRow,
} from './load-items'
import { loadSentences } from './load-marks'
import { mayDecide, mayRevise, mayTakeBackAsk } from './policy'

const revisionShown = ({
  id,
  number,
  title,
  speaksFor,
  note,
  fileName,
  mediaType,
  size,
  sha256,
  scannedAt,
  url,
  figure,
  minute,
  addedByName,
  addedAt,
}: RevisionRow) => ({
  ...{ id, number, title, speaksFor, note, fileName, mediaType, size, sha256, url, addedAt },
  ...{ figure: figure as Figure | null, minute: minute as Minute | null, addedBy: addedByName },
  isUnscanned: sha256 !== null && scannedAt === null,
})

/** One item of the register: what it is now and was before, which questions rest on it, who reads it and what is asked of that. */
export const viewItem = (caller: Caller, input: { itemId: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const item = await loadItem(tx, input.itemId)
    if (!item) return refuse({ kind: 'not-found' })
    const revisions = (await loadRevisions(tx, item.id)).map(revisionShown)
    const [newest] = revisions
    if (!newest) return refuse({ kind: 'not-found' })
    const asks = await loadAsks(tx, item.id)
    const open = asks.find(({ decidedAt }) => decidedAt === null)
    const decides = await loadDecides(tx)
    const people = await loadPeople(tx)
    const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? 'Somebody who has left'
    const own = actor.userId === item.ownerId || actor.userId === item.addedBy
    const askShown = (ask: AskRow) => ({
      ...{ id: ask.id, readers: ask.readers, named: ask.named.map(nameOf), legalClass: ask.legalClass, why: ask.why },
      ...{ paragraph: ask.exemptParagraph, classReason: ask.classReason, classReviewOn: ask.classReviewOn },
      ...{
        by: ask.askedByName,
        at: ask.askedAt,
        outcome: ask.outcome,
        because: ask.decidedBecause,
        decidedAt: ask.decidedAt,
      },
      decidedBy: ask.decidedBy ? nameOf(ask.decidedBy) : null,
    })
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      item: {
        ...{ id: item.id, kind: item.kind, reviewBy: item.reviewBy, readers: item.readers, named: item.named },
        ...{ legalClass: item.legalClass, exemptParagraph: item.exemptParagraph, classReason: item.classReason },
        ...{ classReviewOn: item.classReviewOn, classDecidedAt: item.classDecidedAt, heldAt: item.heldAt },
        ...{ ownerId: item.ownerId, owner: item.ownerName, linkState: item.linkState, linkTitle: item.linkTitle },
        linkCheckedAt: item.linkCheckedAt,
        namedPeople: item.named.map(nameOf),
        classDecidedBy: item.classDecidedBy ? nameOf(item.classDecidedBy) : null,
        nation: item.nation,
        isPast: item.reviewBy !== null && item.reviewBy < actor.now.toISOString().slice(0, 10),
      },
      newest,
      inside: newest.sha256 === null ? [] : await loadInside(tx, newest.id),
      revisions,
      uses: await loadUses(tx, item.id),
      /** The words in answers that rest on it, and whether the reader may say that they are still right. */
      sentences: (await loadSentences(tx, item.id)).map(({ state, ...one }) => ({
        ...one,
        canConfirm: may(actor, 'attach') && isTimeFor('attach', state),
      })),
      usable: await loadUsable(tx, actor, item.id),
      open: open ? askShown(open) : null,
      decided: asks.filter(({ decidedAt }) => decidedAt !== null).map(askShown),
      people,
      abilities: {
        revise: mayRevise(actor, item, 0).ok,
        changeReaders: decides || may(actor, 'change-readers') || (own && may(actor, 'add-evidence')),
        decide: mayDecide(actor, item, open, decides).ok,
        takeBack: mayTakeBackAsk(actor, item, open).ok,
        decidesClass: decides,
      },
    })
  })
