/*
 * A backup file begins with one line that can be read without any key: what it is, whether it is encrypted, how many bytes
 * follow, and their SHA-256. So a file that was cut or changed is told from one with another passphrase, and
 * `tail -c +108 FILE` is a plain .tar.gz, or a file that the `age` command opens.
 */

/** Of what follows the line. A reader refuses what is newer than it knows. */
export const FORMAT = 1

export type FirstLine = { isEncrypted: boolean; bytes: number; sha256: string }

const pattern = /^concord-backup (\d) (age|raw) (\d{20}) ([0-9a-f]{64})\n$/

export const writeFirstLine = ({ isEncrypted, bytes, sha256 }: FirstLine): string =>
  `concord-backup ${FORMAT} ${isEncrypted ? 'age' : 'raw'} ${String(bytes).padStart(20, '0')} ${sha256}\n`

/** In bytes, always the same, because it is written last, over the room left for it. */
export const FIRST_LINE_BYTES = writeFirstLine({ isEncrypted: false, bytes: 0, sha256: '0'.repeat(64) }).length

export function readFirstLine(line: string): FirstLine | 'newer' | 'not-a-backup' {
  const [, format, mode, bytes, sha256 = ''] = pattern.exec(line) ?? []
  if (Number(/^concord-backup (\d+) /.exec(line)?.[1] ?? 0) > FORMAT) return 'newer'
  if (Number(format) !== FORMAT) return 'not-a-backup'
  return { isEncrypted: mode === 'age', bytes: Number(bytes), sha256 }
}
