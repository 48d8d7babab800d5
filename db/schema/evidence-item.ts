import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { idOf, moment, newId } from '../columns'
import { councilTable } from '../council-table'
import type { EvidenceAskId, EvidenceItemId, EvidenceRevisionId, UserId } from '../ids'
import { ofCouncil } from './council'
import { users } from './identity'

export const ITEM_KINDS = ['file', 'link', 'figure', 'minute'] as const
/** From the fewest to the most: whoever is widened comes later in the list. */
export const READERS = ['named', 'council', 'peers', 'public'] as const
/** From the closest to the most open. */
export const LEGAL_CLASSES = ['confidential', 'exempt', 'none'] as const

/** Who reads an item and how it stands in law: the two fields, as an item has them and as somebody asks for them. */
const twoFields = () => ({
  readers: text('readers', { enum: READERS }).notNull(),
  /** Those who read it where its readers are named people. */
  named: uuid('named').array().$type<UserId[]>().notNull().default(sql`'{}'`),
  legalClass: text('legal_class', { enum: LEGAL_CLASSES }).notNull().default('none'),
  /** Of Schedule 12A: 1 to 7 in England, 12 to 18 in Wales. */
  exemptParagraph: integer('exempt_paragraph'),
  classReason: text('class_reason'),
  classReviewOn: date('class_review_on'),
})
const classSaysWhy = (t: object, name: string) => {
  const { legalClass, exemptParagraph, classReason, classReviewOn } = t as Record<string, never>
  return check(
    name,
    sql`case ${legalClass} when 'none' then ${exemptParagraph} is null
      when 'exempt' then (${exemptParagraph} between 1 and 7 or ${exemptParagraph} between 12 and 18) and ${classReason} is not null and ${classReviewOn} is not null
      else ${exemptParagraph} is null and ${classReason} is not null end`,
  )
}

/** What a council has as evidence: once, however many questions and years rest on it. */
export const evidenceItems = councilTable(
  'evidence_items',
  {
    id: newId<EvidenceItemId>(),
    kind: text('kind', { enum: ITEM_KINDS }).notNull(),
    ownerId: idOf<UserId>('owner_id')
      .notNull()
      .references(() => users.id),
    reviewBy: date('review_by'),
    ...twoFields(),
    classDecidedBy: idOf<UserId>('class_decided_by'),
    classDecidedAt: moment('class_decided_at'),
    /** Since when nobody but its people and those who decide opens it. */
    heldAt: moment('held_at'),
    addedBy: idOf<UserId>('added_by').notNull(),
    addedAt: moment('added_at').notNull().defaultNow(),
    /** Of a link: what its page is called, and how it was found when it was looked at. */
    linkState: text('link_state', { enum: ['there', 'gone', 'unknown'] }),
    linkTitle: text('link_title'),
    linkCheckedAt: moment('link_checked_at'),
  },
  (t) => [
    ofCouncil(t),
    index('evidence_items_id').on(t.id),
    index('evidence_items_owner').on(t.councilId, t.ownerId),
    classSaysWhy(t, 'evidence_items_class_says_why'),
    check('evidence_items_class_is_decided', sql`(${t.legalClass} = 'none') or (${t.classDecidedBy} is not null)`),
    check('evidence_items_named', sql`(${t.readers} = 'named') = (cardinality(${t.named}) > 0)`),
  ],
)

/** What an item was from a moment on. It is kept as it was written: a newer one stands beside it. */
export const evidenceRevisions = councilTable(
  'evidence_revisions',
  {
    id: newId<EvidenceRevisionId>(),
    itemId: idOf<EvidenceItemId>('item_id').notNull(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    speaksFor: date('speaks_for').notNull(),
    /** What is new in it. */
    note: text('note'),
    fileName: text('file_name'),
    mediaType: text('media_type'),
    size: bigint('size', { mode: 'number' }),
    sha256: text('sha256'),
    /** When a scanner found nothing in the file; absent where none was set up, and of what is no file. */
    scannedAt: moment('scanned_at'),
    url: text('url'),
    figure: jsonb('figure').$type<unknown>(),
    minute: jsonb('minute').$type<unknown>(),
    addedBy: idOf<UserId>('added_by').notNull(),
    addedAt: moment('added_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.itemId], foreignColumns: [evidenceItems.councilId, evidenceItems.id] }),
    uniqueIndex('evidence_revisions_number').on(t.councilId, t.itemId, t.number),
    unique('evidence_revisions_of_item').on(t.councilId, t.itemId, t.id),
    index('evidence_revisions_id').on(t.id),
    index('evidence_revisions_file').on(t.councilId, t.sha256),
    check('evidence_revisions_one_kind', sql`num_nonnulls(${t.sha256}, ${t.url}, ${t.figure}, ${t.minute}) = 1`),
  ],
)

/** That somebody asks for other readers or another class: done by a second person, or declined with a reason. */
export const evidenceAsks = councilTable(
  'evidence_asks',
  {
    id: newId<EvidenceAskId>(),
    itemId: idOf<EvidenceItemId>('item_id').notNull(),
    ...twoFields(),
    why: text('why'),
    askedBy: idOf<UserId>('asked_by').notNull(),
    askedAt: moment('asked_at').notNull().defaultNow(),
    decidedBy: idOf<UserId>('decided_by'),
    decidedAt: moment('decided_at'),
    outcome: text('outcome', { enum: ['done', 'declined', 'taken-back'] }),
    decidedBecause: text('decided_because'),
  },
  (t) => [
    foreignKey({ columns: [t.councilId, t.itemId], foreignColumns: [evidenceItems.councilId, evidenceItems.id] }),
    uniqueIndex('evidence_asks_one_open').on(t.councilId, t.itemId).where(sql`${t.decidedAt} is null`),
    classSaysWhy(t, 'evidence_asks_class_says_why'),
    check('evidence_asks_decided', sql`(${t.decidedAt} is null) = (${t.outcome} is null)`),
  ],
)
