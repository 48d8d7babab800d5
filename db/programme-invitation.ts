import pg from 'pg'
import { isInForce } from './apply-sql'
import type { MailId, ProgrammeInvitationId } from './ids'
import { only } from './only'
import type { MAIL_STATES } from './schema/mail'

type Asked = { email: string; days: number; hashOf: (id: ProgrammeInvitationId) => string; isMailed: boolean }
export type ProgrammeInvited =
  | { ok: true; id: ProgrammeInvitationId; mailId: MailId }
  | { ok: false; why: 'not-prepared' | 'keeps-it-already' | 'account-has-ended' }

/**
 * As the owning role: invites somebody to keep the register of councils. Whoever has an open invitation is mailed that one
 * once more. Where it is not mailed, its mail counts as sent by whoever hands the link on.
 */
export async function inviteToProgramme(ownerUrl: string, asked: Asked): Promise<ProgrammeInvited> {
  const { email, days, hashOf, isMailed } = asked
  return asOwner(ownerUrl, async (client) => {
    if (!(await isInForce(client))) return { ok: false, why: 'not-prepared' }
    const users = await client.query<{ is_programme: boolean; has_ended: boolean }>(
      'select is_programme, ended_at is not null as has_ended from users where lower(email) = lower($1) order by 2 desc, 1 desc',
      [email],
    )
    if (users.rows[0]?.has_ended) return { ok: false, why: 'account-has-ended' }
    if (users.rows[0]?.is_programme) return { ok: false, why: 'keeps-it-already' }
    await client.query('begin')
    const made = await client.query<{ id: ProgrammeInvitationId }>(
      `select coalesce((select id from programme_invitations
         where lower(email) = lower($1) and accepted_at is null and expires_at > now() order by created_at desc limit 1), uuidv7()) as id`,
      [email],
    )
    const { id } = only(made.rows)
    await client.query(
      `insert into programme_invitations (id, email, token_hash, expires_at) values ($1, $2, $3, now() + make_interval(days => $4))
       on conflict (id) do update set token_hash = excluded.token_hash`,
      [id, email, hashOf(id), days],
    )
    const mail = await client.query<{ id: MailId }>(
      `update mails set state = $2, attempts = 0 where kind = 'programme' and programme_invitation_id = $1 returning id`,
      [id, isMailed ? 'waiting' : 'sent'],
    )
    await client.query('commit')
    return { ok: true, id, mailId: only(mail.rows).id }
  })
}

/** How a mail fares: its state and how often it was tried. */
export const mailStateOf = (ownerUrl: string, id: MailId) =>
  asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ state: (typeof MAIL_STATES)[number]; attempts: number }>(
      'select state, attempts from mails where id = $1',
      [id],
    )
    return only(rows)
  })

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
