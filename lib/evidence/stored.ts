import type { Readable } from 'node:stream'
import type { CouncilId } from '@/db/ids'
import type { StoredFile } from '@/db/purge'

/** Bytes of a file from one to another, both counted. */
export type Part = { start: number; end: number }

/** A file that has come whole and has its hash, where it lies on this machine until it is kept or let go. */
export type Received = { path: string; councilId: CouncilId; sha256: string; size: number }

/** Where files are kept, each by its council and its hash. Two of these are one to whoever asks. */
export type FilePlace = {
  /** Gives a file its lasting name, and is done when no crash can take it away. */
  keep: (received: Received) => Promise<void>
  /** Its size, and how the whole or a part of it (both ends count) is read; nothing where it is not there. */
  open: (councilId: string, sha256: string) => Promise<{ size: number; read: (part?: Part) => Readable } | undefined>
  /** Those that have lain there since before this moment. */
  list: (before: Date) => AsyncGenerator<StoredFile>
  /** Deletes it, unless it was kept anew since `before`; says whether it did. */
  delete: (file: StoredFile, before?: Date) => Promise<boolean>
  /** Throws where nothing could be kept now. */
  tryOut: () => Promise<void>
}
