import { ORDER_KEYS, type OrderKey } from '../../crosswalk/order'

/** What somebody takes out of an assessment: one kind of it, in one format, holding what they may see and no more. */
export const PAPER_KINDS = ['whole', 'area', 'pack', 'agenda', 'committee', 'evidence', ...ORDER_KEYS] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

export const PAPER_FORMATS = ['pdf', 'docx', 'odt', 'xlsx', 'csv', 'json'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

/** Made for the whole of an assessment, so for nobody who sees but the questions that are assigned to them. */
const OF_THE_WHOLE: readonly PaperKind[] = ['agenda', 'committee', ...ORDER_KEYS]
/** The same answers in another framework's order. */
export const isOrder = (kind: PaperKind): kind is OrderKey => (ORDER_KEYS as readonly PaperKind[]).includes(kind)

export const isOfTheWhole = (kind: PaperKind) => OF_THE_WHOLE.includes(kind)

/** What a browser or another program is told that each is. */
export const MEDIA_TYPES: Record<PaperFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
}

/** A kind or a format that an address names; nothing where it names none that there is. */
export const kindNamed = (word: string): PaperKind | undefined => PAPER_KINDS.find((kind) => kind === word)
export const formatNamed = (word: string): PaperFormat | undefined => PAPER_FORMATS.find((format) => format === word)

/** What of an assessment is asked for. `submission`: its sealed copy of that version; without one, what is there now. */
export type PaperAsked = {
  assessmentId: string
  kind: PaperKind
  format: PaperFormat
  area?: number | undefined
  submission?: number | undefined
}

/** A file's name says what is in it, and carries nothing that a file system or a header would take amiss. */
export function fileNameOf(
  slug: string,
  { kind, area, format }: Pick<PaperAsked, 'kind' | 'area' | 'format'>,
  version: string,
): string {
  const words = [slug, kind === 'area' ? `area-${area}` : kind, version].join('-').replace(/[^\w-]/g, '')
  return `${words}.${format}`
}
