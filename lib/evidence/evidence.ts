import type { AssessmentId, AssessmentQuestionId } from '@/db/ids'
import type { AUDIENCES } from '@/db/schema/evidence'

export type Audience = (typeof AUDIENCES)[number]

/** What a piece of evidence may be, with the words that people know it by. `text/csv` is the only one without a signature of its own. */
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
} as const satisfies Record<string, { name: string; mediaType: string }>
export type FileKind = keyof typeof FILE_KINDS

const PICTURES = ['png', 'jpg', 'gif', 'webp'] as const
export type Picture = (typeof PICTURES)[number]
export const isPicture = (kind: FileKind): kind is Picture => (PICTURES as readonly FileKind[]).includes(kind)

/** Office and OpenDocument files are zip files of many parts. */
export const isPackage = (kind: FileKind) => FILE_KINDS[kind].mediaType.startsWith('application/vnd.')

/** 25 MB as file managers of most systems count it. */
export const MAX_FILE_BYTES = 25_000_000
export const FILE_RULES = 'PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, GIF, WebP or CSV. At most 25 MB.'
/** For the file chooser, which only suggests: the server looks at the content. */
export const ACCEPTED_NAMES = [...Object.keys(FILE_KINDS), 'jpeg'].map((ending) => `.${ending}`).join(',')

export const AUDIENCE_WORDS: Record<Audience, { name: string; hint: string }> = {
  public: { name: 'Public', hint: 'Anybody may see it, also in a published report.' },
  council: { name: 'Council and peers', hint: 'Everybody in this assessment, and the peer team that reviews it.' },
  exempt: { name: 'Exempt', hint: 'Exempt under Schedule 12A. Members and officers of this council only.' },
  confidential: { name: 'Confidential', hint: 'Members and officers of this council only.' },
}

/** An address may name anything as an audience. */
export const isAudience = (word: string | undefined): word is Audience => word !== undefined && word in AUDIENCE_WORDS

/** Schedule 12A of the Local Government Act 1972, Part 1, in short. */
export const EXEMPT_PARAGRAPHS: Record<1 | 2 | 3 | 4 | 5 | 6 | 7, string> = {
  1: 'About a particular person',
  2: 'Likely to reveal who a person is',
  3: 'Financial or business affairs of somebody',
  4: 'Consultations or negotiations on labour relations',
  5: 'Legal professional privilege',
  6: 'A notice or order that the council means to give or make',
  7: 'Prevention, investigation or prosecution of crime',
}

/** True for evidence that peers, reports and readers without a seat at the table never see. */
export const isRestricted = (audience: Audience): boolean => audience === 'exempt' || audience === 'confidential'

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
