import type pg from 'pg'

/** What in a database does not fit together although it should, in words: nothing of ours has written it so. */
export class Unfit extends Error {}

/**
 * Throws where a submission is not what was sealed, or a trail is not what its links say. Whoever can write a backup can work out all of
 * these anew, and then only a seal that somebody else kept tells: this is for what was changed in one place and not in the other.
 */
export async function refuseUnfit(client: pg.ClientBase): Promise<void> {
  for (const found of [UNSEALED, UNLINKED]) {
    const [unfit] = (await client.query<{ which: string }>(found)).rows
    if (unfit) throw new Unfit(unfit.which)
  }
}

const UNSEALED = `
  select format('version %s of the submission of “%s” by %s is not what was sealed', s.version, a.title, c.name) as which
  from submissions s
    join assessments a on a.council_id = s.council_id and a.id = s.assessment_id
    join councils c on c.id = s.council_id
  where not coalesce(
    s.sha256 = encode(sha256(convert_to(s.canonical, 'UTF8')), 'hex')
    and case when s.canonical is json then s.canonical::jsonb = s.content end
    and exists (select from audit_entries e where e.chain_id = s.council_id and e.act = 'assessment.submitted'
      and e.subject @> jsonb_build_object('submissionId', s.id, 'sha256', s.sha256)), false)
  limit 1`

const UNLINKED = `
  select format('entry %s of the audit trail of %s is not what its chain says', e.seq, coalesce(c.name, e.chain_id::text)) as which
  from (select *, lag(seq, 1, 0::bigint) over chain as seq_before, lag(hash, 1, '') over chain as hash_before
      from audit_entries window chain as (partition by chain_id order by seq)) e
    left join councils c on c.id = e.chain_id
  where not coalesce(
    e.seq = e.seq_before + 1
    and e.previous_hash = e.hash_before
    and e.hash = encode(sha256(convert_to(e.entry, 'UTF8')), 'hex')
    and case when e.entry is json object then e.entry::jsonb = jsonb_build_object(
      'chainId', e.chain_id, 'seq', e.seq, 'actorId', e.actor_id, 'act', e.act, 'subject', e.subject, 'previousHash', e.previous_hash,
      'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end, false)
  order by e.chain_id, e.seq limit 1`
