import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MailKind } from '@/db/gate'
import { env } from '../env'
import type { Mail } from './mail'

export type KeptMail = Mail & { id: string; sentAt: string }

/** What the demo shows of its mail to anybody. A reminder goes to those who have not scored yet, so it is not among these. */
const SHOWN: readonly MailKind[] = ['sign-in', 'invitation', 'programme', 'review']

const folder = () => join(env().DATA_DIR, 'mail')

/** Where there is no mail server, a mail is a file in DATA_DIR/mail. */
export async function keepMail(mail: Mail): Promise<void> {
  await mkdir(folder(), { recursive: true })
  const sentAt = new Date().toISOString()
  const id = `${sentAt.replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`
  await writeFile(join(folder(), `${id}.json`), JSON.stringify({ id, sentAt, ...mail }, null, 2), { mode: 0o600 })
}

/** The kept messages that anybody in the demo may see, newest first: what its mail page shows. */
export async function viewKeptMail(most = 50): Promise<KeptMail[]> {
  const names = (await readdir(folder()).catch(() => [])).filter((name) => name.endsWith('.json')).sort()
  const shown: KeptMail[] = []
  for (const name of names.reverse()) {
    if (shown.length === most) break
    const mail = JSON.parse(await readFile(join(folder(), name), 'utf8')) as KeptMail
    if (SHOWN.includes(mail.kind)) shown.push(mail)
  }
  return shown
}
