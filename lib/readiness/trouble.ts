import { OtherFolder } from '../evidence/file-store'

/** What keeps a node from serving well. The words are for whoever runs it, and name no address, role or secret. */
export const TROUBLES = {
  'database-full': 'The disk of PostgreSQL is full, so nothing can be saved. Make room on it.',
  'too-many-connections': 'PostgreSQL lets in no more connections. Raise max_connections, or end what holds them.',
  'password-refused':
    'PostgreSQL does not let this node in. Start it again with the AUTH_SECRET that the other nodes have.',
  'database-silent': 'PostgreSQL does not answer within a second.',
  'database-away': 'PostgreSQL cannot be reached.',
  'database-read-only': 'PostgreSQL takes no changes. Look at its own log.',
  'files-full': 'The disk of DATA_DIR is full, so no file can be attached. Make room on it.',
  'files-away': 'The folder DATA_DIR cannot be written to, so no file can be attached. Look whether its disk is there.',
  'files-elsewhere':
    'DATA_DIR is not the folder that this database’s files are in. Look whether its disk is there, and whether all nodes share it.',
  'redis-away': 'Redis does not answer. Nodes hear of each other’s edits late, and see no cursors of each other.',
} as const

export type Trouble = keyof typeof TROUBLES
export const ALL_TROUBLES = Object.keys(TROUBLES) as Trouble[]

/** What was tried did not end in time. */
export class NotInTime extends Error {}

/** By PostgreSQL's codes (appendix A of its manual) and Node's. */
const OF_DATABASE: Record<string, Trouble> = {
  '53100': 'database-full',
  '53300': 'too-many-connections',
  '28P01': 'password-refused',
  '28000': 'password-refused',
  '25006': 'database-read-only',
  '57P03': 'database-away', // it is starting, or is being stopped
  '57P01': 'database-away',
  '57014': 'database-silent',
}

/** What a fault of PostgreSQL says about it. */
export function troubleOfDatabase(fault: unknown): Trouble {
  if (fault instanceof NotInTime) return 'database-silent'
  const code = codeOf(fault)
  const known = code && OF_DATABASE[code]
  if (known) return known
  // Any other code of PostgreSQL's own is five letters or figures: it answered, and did not do what was asked.
  return code && /^[0-9A-Z]{5}$/.test(code) ? 'database-read-only' : 'database-away'
}

/** What a fault of the folder says about it. */
export function troubleOfFiles(fault: unknown): Trouble {
  if (fault instanceof OtherFolder) return 'files-elsewhere'
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(fault) ?? '') ? 'files-full' : 'files-away'
}

const codeOf = (fault: unknown) => (fault as { code?: string } | undefined)?.code
