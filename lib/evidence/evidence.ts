import type { AssessmentId, AssessmentQuestionId } from '@/db/ids'
import type { AUDIENCES } from '@/db/schema/evidence'
import type { ITEM_KINDS, LEGAL_CLASSES, READERS } from '@/db/schema/evidence-item'

export type Audience = (typeof AUDIENCES)[number]

/** What a piece of evidence may be, with the words that people know it by. */
export const FILE_KINDS = {
  pdf: { name: 'PDF', mediaType: 'application/pdf' },
  docx: { name: 'Word document', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { name: 'Excel workbook', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pptx: {
    name: 'PowerPoint slides',
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  odt: { name: 'OpenDocument text', mediaType: 'application/vnd.oasis.opendocument.text' },
  ods: { name: 'OpenDocument spreadsheet', mediaType: 'application/vnd.oasis.opendocument.spreadsheet' },
  odp: { name: 'OpenDocument slides', mediaType: 'application/vnd.oasis.opendocument.presentation' },
  png: { name: 'PNG image', mediaType: 'image/png' },
  jpg: { name: 'JPEG image', mediaType: 'image/jpeg' },
  gif: { name: 'GIF image', mediaType: 'image/gif' },
  webp: { name: 'WebP image', mediaType: 'image/webp' },
  csv: { name: 'CSV table', mediaType: 'text/csv' },
  txt: { name: 'Text', mediaType: 'text/plain' },
  rtf: { name: 'Rich text', mediaType: 'application/rtf' },
  eml: { name: 'Mail', mediaType: 'message/rfc822' },
  msg: { name: 'Outlook mail', mediaType: 'application/vnd.ms-outlook' },
} as const satisfies Record<string, { name: string; mediaType: string }>
export type FileKind = keyof typeof FILE_KINDS
/** What arrives: the picture of a phone becomes a JPEG. */
export const ARRIVING = [...(Object.keys(FILE_KINDS) as FileKind[]), 'heic'] as const
export type Arriving = (typeof ARRIVING)[number]

const PICTURES = ['png', 'jpg', 'gif', 'webp'] as const
export type Picture = (typeof PICTURES)[number]
export const isPicture = (kind: Arriving): kind is Picture => (PICTURES as readonly Arriving[]).includes(kind)
/** Text, whatever letters it begins with. */
export const isText = (kind: Arriving): kind is 'csv' | 'txt' => kind === 'csv' || kind === 'txt'

/** Office and OpenDocument files are zip files of many parts. */
const PACKAGES = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'] as const
export const isPackage = (kind: Arriving): kind is (typeof PACKAGES)[number] =>
  (PACKAGES as readonly Arriving[]).includes(kind)

/** 25 MB as file managers of most systems count it. */
export const MAX_FILE_BYTES = 25_000_000
/** As much as the files of one council may take: two thousand of the largest. */
export const MOST_OF_A_COUNCIL = 50_000_000_000
export const FILE_RULES =
  'PDF, Word, Excel, PowerPoint, OpenDocument, pictures, CSV, text, rich text or saved mail. At most 25 MB.'
/** For the file chooser, which only suggests: the server looks at the content. */
export const ACCEPTED_NAMES = [...ARRIVING, 'jpeg', 'heif'].map((ending) => `.${ending}`).join(',')

/** For whom an item was when it was last changed, in one word: what lists and a signing page say. */
export const AUDIENCE_WORDS: Record<Audience, { name: string }> = {
  public: { name: 'Public' },
  council: { name: 'Council and peers' },
  internal: { name: 'Council' },
  named: { name: 'Named people' },
  held: { name: 'Held' },
  exempt: { name: 'Exempt' },
  confidential: { name: 'Confidential' },
}

/** An address may name anything as an audience. */
export const isAudience = (word: string | undefined): word is Audience => word !== undefined && word in AUDIENCE_WORDS

export type Readers = (typeof READERS)[number]
export type LegalClass = (typeof LEGAL_CLASSES)[number]
export type ItemKind = (typeof ITEM_KINDS)[number]

export const READER_WORDS: Record<Readers, { name: string; hint: string }> = {
  public: { name: 'Public', hint: 'Anybody may see it, also in a published report.' },
  peers: {
    name: 'Council and peers',
    hint: 'Everybody in this council who takes part, and the peer team that reviews it.',
  },
  council: { name: 'Council', hint: 'Everybody in this council who takes part. Peers do not see that it exists.' },
  named: { name: 'Named people', hint: 'Only its owner and the people of this council whom you name.' },
}
export const CLASS_WORDS: Record<LegalClass, string> = {
  none: 'None',
  exempt: 'Exempt',
  confidential: 'Confidential',
}
export const KIND_WORDS: Record<ItemKind, { one: string; many: string }> = {
  file: { one: 'File', many: 'Files' },
  link: { one: 'Link', many: 'Links' },
  figure: { one: 'Figure', many: 'Figures' },
  minute: { one: 'Minute', many: 'Minutes' },
}

/** Schedule 12A of the Local Government Act 1972 in short: Part 1 for England, Part 4 for Wales. */
const OF_ENGLAND: Record<number, string> = {
  1: 'About a particular person',
  2: 'Likely to reveal who a person is',
  3: 'Financial or business affairs of somebody',
  4: 'Consultations or negotiations on labour relations',
  5: 'Legal professional privilege',
  6: 'A notice or order that the council means to give or make',
  7: 'Prevention, investigation or prosecution of crime',
}
const OF_WALES: Record<number, string> = Object.fromEntries(
  Object.entries(OF_ENGLAND).map(([number, words]) => [Number(number) + 11, words]),
)
export const EXEMPT_PARAGRAPHS: Record<number, string> = { ...OF_ENGLAND, ...OF_WALES }
/** Those that there are in a council's country. */
export const paragraphsIn = (nation: string) => (nation === 'Wales' ? OF_WALES : OF_ENGLAND)

/** Whether the peers and the published report never see it. */
export const isRestricted = (audience: Audience): boolean => audience !== 'public' && audience !== 'council'

/** A minute of a formal body. */
export type Minute = { body: string; on: string; item: string; says: string }

/** A file's size as people say it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** What kind of file this media type is, in words. */
export const kindWords = (mediaType: string | null): string =>
  Object.values(FILE_KINDS).find((kind) => kind.mediaType === mediaType)?.name ?? 'File'

/** The question of an assessment that an item is attached to; `isMine` where it is assigned to whoever asks. */
export type AttachTo = {
  assessmentId: AssessmentId
  question: { id: AssessmentQuestionId; code: string; isMine: boolean }
}
