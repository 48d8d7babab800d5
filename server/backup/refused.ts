/** Why a backup is not made or not restored, each as the sentence that the person at the terminal reads. */
const SENTENCES = {
  'file-missing': ({ file }) => `There is no file ${file}.`,
  'file-there': ({ file }) => `${file} is there already. Choose another name, so that no backup is written over.`,
  'nothing-to-keep': ({ place }) =>
    `There is no database of Concord in ${place}. Set DATA_DIR or DATABASE_URL to the place that the product uses.`,
  'one-at-a-time': () => 'Another backup of this database is being written. Wait until it is done.',
  'rows-hidden': ({ table }) =>
    `The role in DATABASE_URL does not see every row of ${table}, so that a backup would lose some. Name the role that owns the tables.`,
  'not-a-backup': ({ file }) => `${file} is not a backup of Concord, or its first line was changed.`,
  newer: ({ file }) => `${file} was made by a newer version of Concord. Install that version here, then restore.`,
  'cut-short': ({ file }) => `${file} is cut short: its end is missing. Copy it once more, or take another backup.`,
  altered: ({ file }) => `${file} was changed after it was written. Copy it once more, or take another backup.`,
  'does-not-fit': ({ file, what }) =>
    `${file} does not fit together: ${what}. Somebody has changed it, or the database that it was made from. Restore an earlier backup.`,
  'named-twice': ({ file, what }) =>
    `${file} holds ${what} twice, which no backup of Concord does. Copy it once more, or take another backup.`,
  'too-much-in-one': ({ file, what }) =>
    `${file} unpacks to more than a backup of Concord holds in ${what}, so it was not read on. Restore another backup.`,
  'passphrase-missing': ({ file }) =>
    `${file} is encrypted. Set BACKUP_PASSPHRASE to the passphrase that it was made with.`,
  'passphrase-wrong': ({ file }) => `BACKUP_PASSPHRASE does not open ${file}: it was made with another passphrase.`,
  'not-encrypted': ({ file }) =>
    `${file} is not encrypted, though BACKUP_PASSPHRASE is set. If you know where it comes from, unset it and restore.`,
  'database-not-empty': ({ place }) =>
    `The database ${place} is not empty. Make an empty one, name it in DATABASE_URL, and restore again.`,
  'folder-not-empty': ({ place }) =>
    `The folder ${place} holds data already. Set DATA_DIR to a folder that is empty, and restore again.`,
} satisfies Record<string, (about: About) => string>

type About = { file?: string; place?: string; table?: string; what?: string }
export type RefusalKind = keyof typeof SENTENCES

/** Ends the command with its sentence. Thrown, because it may come up in the middle of a stream. */
export class Refused extends Error {
  constructor(
    readonly kind: RefusalKind,
    about: About = {},
    cause?: unknown,
  ) {
    super((SENTENCES[kind] as (about: About) => string)(about), { cause })
  }
}
