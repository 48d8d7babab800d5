import type pg from 'pg'
import type { Role } from '../lib/access/access'
import { demoId } from './demo-id'
import type { POSITION_KINDS } from './schema/council'

type DemoPerson = {
  account: string
  post: string
  role: Role
  group?: number
  position?: (typeof POSITION_KINDS)[number]
  /** What they were until so many days ago: another post, or in another group. */
  before?: { post?: string; group?: number; until: number }
}
type DemoCouncil = {
  slug: string
  name: string
  type: 'unitary' | 'district' | 'county'
  model: 'cabinet' | 'committee'
  groups: [string, string, string]
  names: string[]
  /** Somebody who was a councillor here and has left. */
  former: string
}

const POSTS: DemoPerson[] = [
  { account: 'lead', post: 'Head of policy and performance', role: 'lead' },
  { account: 'chair', post: 'Chair of the audit committee', role: 'member', group: 1 },
  { account: 'leader', post: 'Leader of the council', role: 'member', group: 0, position: 'group_leader' },
  { account: 'chief.executive', post: 'Chief executive', role: 'officer', position: 'chief_executive' },
  { account: 'finance', post: 'Finance director', role: 'officer', position: 's151_officer' },
  { account: 'officer', post: 'Director of communities', role: 'officer' },
  { account: 'contributor', post: 'Data and insight manager', role: 'contributor' },
  { account: 'observer', post: 'Scrutiny officer', role: 'observer' },
  { account: 'member1', post: 'Cabinet member for resources', role: 'member', group: 0 },
  { account: 'member2', post: 'Ward councillor', role: 'member', group: 0 },
  {
    ...{ account: 'member3', post: 'Leader of the opposition', role: 'member', group: 1, position: 'group_leader' },
    before: { post: 'Ward councillor', until: 520 },
  },
  { account: 'member4', post: 'Ward councillor', role: 'member', group: 1 },
  { account: 'member5', post: 'Ward councillor', role: 'member', group: 2, before: { group: 1, until: 470 } },
  { account: 'monitoring.officer', post: 'Director of law and monitoring officer', role: 'monitoring_officer' },
  { account: 'deputy.monitoring.officer', post: 'Senior solicitor', role: 'deputy_monitoring_officer' },
]

/** Invented councils and people; none stands for a real one. */
export const DEMO_COUNCILS: DemoCouncil[] = [
  {
    slug: 'northmoor',
    name: 'Northmoor Council',
    type: 'unitary',
    model: 'cabinet',
    groups: ['Moorland Alliance', 'Civic Group', 'Independent Voices'],
    names: [
      'Priya Hallworth',
      'Desmond Fairbrook',
      'Marianne Oakeshaw',
      'Tobias Renwick',
      'Leila Sandgrove',
      'Callum Westerby',
      'Imogen Thackley',
      'Yusuf Penhallow',
      'Bronwen Castleden',
      'Oliver Muirhouse',
      'Agnes Holloway-Dale',
      'Kofi Larkfield',
      'Sunita Brackwell',
      'Hester Vaneborough',
      'Matteo Lindqvist-Hale',
    ],
    former: 'Walter Ingleby-Stone',
  },
  {
    slug: 'eastvale',
    name: 'Eastvale District Council',
    type: 'district',
    model: 'committee',
    groups: ['Vale Together', 'Eastvale Independents', 'Greenfields Group'],
    names: [
      'Rowan Ashdown-Lee',
      'Edith Marchwell',
      'Gareth Silverdale',
      'Noor Whitcombe',
      'Stefan Ollerby',
      'Hannah Quillfeather',
      'Dilip Cranmore',
      'Freya Stonebridge',
      'Martin Applegarth',
      'Chidi Roundtree',
      'Pauline Farthingdale',
      'Elis Merriweather',
      'Joan Tanglewood',
      'Rafiq Hollinshead',
      'Clara Dunmallet',
    ],
    former: 'Thora Beckworth',
  },
  {
    slug: 'southmere',
    name: 'Southmere County Council',
    type: 'county',
    model: 'cabinet',
    groups: ['Southmere First', 'Lakes Alliance', 'County Independents'],
    names: [
      'Tamsin Hargrave-Poole',
      'Lionel Eastaway',
      'Beatrice Longmire',
      'Adeola Winterbourne',
      'Piotr Kingsdale',
      'Ruth Amberley',
      'Samir Fenwright',
      'Gwen Holmcroft',
      'Patrick Dovecote',
      'Anjali Summerhay',
      'Winston Barleycroft',
      'Nesta Hillfoot',
      'Hugh Larchwood',
      'Ottilie Brancaster',
      'Femi Southgate-Rudd',
    ],
    former: 'Basil Wrenfield',
  },
]

/** The review team: people who belong to no demo council. */
const DEMO_PEERS = [
  { email: 'peerlead@peers.example', name: 'Margaret Thistlewood', role: 'peer_lead' as const },
  { email: 'peer1@peers.example', name: 'Idris Coldbrook', role: 'peer' as const },
  { email: 'peer2@peers.example', name: 'Helena Marshgate', role: 'peer' as const },
  { email: 'peer3@peers.example', name: 'Jonah Applethwaite', role: 'peer' as const },
]
const PROGRAMME = { email: 'programme@concord.example', name: 'Concord programme office' }

/** Puts the demo's councils, people, posts and political groups in place, as the owning role. Repeating it changes nothing, but that people who had ended are back. */
export async function putDemoPeople(client: pg.ClientBase) {
  const addUser = (email: string, name: string, isProgramme = false) =>
    client.query(
      `insert into users (id, name, email, email_verified, is_demo, is_programme) values ($1, $2, $3, now(), true, $4)
       on conflict (id) do update set ended_at = null`,
      [demoId(email), name, email, isProgramme],
    )
  await addUser(PROGRAMME.email, PROGRAMME.name, true)
  for (const peer of DEMO_PEERS) await addUser(peer.email, peer.name)
  for (const council of DEMO_COUNCILS) {
    const councilId = demoId(council.slug)
    await client.query(
      `insert into councils (id, slug, name, type, governance_model) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [councilId, council.slug, council.name, council.type, council.model],
    )
    for (const name of council.groups) {
      await client.query(
        `insert into political_groups (council_id, id, name) values ($1, $2, $3) on conflict do nothing`,
        [councilId, demoId(`${council.slug} ${name}`), name],
      )
    }
    for (const [place, person] of POSTS.entries()) {
      await addUser(emailOf(council, person), council.names[place] ?? person.post)
      await putPerson(client, council, person)
    }
    await putFormer(client, council)
  }
}

const emailOf = ({ slug }: DemoCouncil, { account }: Pick<DemoPerson, 'account'>) => `${account}@${slug}.example`

const LONG_AGO = 800

/** Somebody's role and, where they have one, their group and their position: all held since long before the first assessment. */
async function putPerson(client: pg.ClientBase, council: DemoCouncil, person: DemoPerson) {
  const [councilId, email] = [demoId(council.slug), emailOf(council, person)]
  const { before } = person
  const groupOf = (group: number | undefined) =>
    group === undefined ? null : demoId(`${council.slug} ${council.groups[group]}`)
  const put = (into: string, values: unknown[], from: number, until?: number) =>
    client.query(
      `insert into ${into}, starts_on, ends_on) values (${values.map((_, at) => `$${at + 1}`).join(', ')},
       current_date - ${from}, current_date - ${until ?? 'null::int'}) on conflict do nothing`,
      values,
    )
  const role = (id: string, post: string, from: number, until?: number) =>
    put(
      'memberships (council_id, id, user_id, role, post',
      [councilId, id, demoId(email), person.role, postIn(council, post)],
      from,
      until,
    )
  const group = (id: string, membershipId: string, groupId: string | null, from: number, until?: number) =>
    groupId &&
    put(
      'group_memberships (council_id, id, membership_id, political_group_id',
      [councilId, id, membershipId, groupId],
      from,
      until,
    )
  const since = before?.until ?? LONG_AGO
  const [now, then] = [demoId(`post ${email}`), demoId(`earlier post ${email}`)]
  if (before?.post) await role(then, before.post, LONG_AGO, since)
  await role(now, person.post, before?.post ? since : LONG_AGO)
  if (before)
    await group(
      demoId(`earlier group ${email}`),
      before.post ? then : now,
      groupOf(before.group ?? person.group),
      LONG_AGO,
      since,
    )
  await group(demoId(`group ${email}`), now, groupOf(person.group), since)
  if (person.position)
    await put(
      'positions (council_id, id, user_id, kind, political_group_id',
      [
        ...[councilId, demoId(`position ${email}`), demoId(email), person.position],
        person.position === 'group_leader' ? groupOf(person.group) : null,
      ],
      since,
    )
}

/** A councillor until so many days ago, who is listed among those who have left and signs in no more. */
async function putFormer(client: pg.ClientBase, council: DemoCouncil) {
  const email = `former@${council.slug}.example`
  await client.query(
    `insert into users (id, name, email, email_verified) values ($1, $2, $3, now()) on conflict do nothing`,
    [demoId(email), council.former, email],
  )
  await client.query(
    `insert into memberships (council_id, id, user_id, role, post, starts_on, ends_on)
     values ($1, $2, $3, 'member', 'Ward councillor', current_date - ${LONG_AGO}, current_date - 210) on conflict do nothing`,
    [demoId(council.slug), demoId(`post ${email}`), demoId(email)],
  )
}

/**
 * Ends the demo's people, and everybody who came in through them and belongs nowhere else, with all by which they could sign
 * in. What they wrote stays. Anybody who could open the demo could be any of them, so none of it is believed elsewhere.
 */
export async function endDemoPeople(client: pg.ClientBase) {
  await client.query('begin')
  await client.query(
    `with made as (
       select unnest($1::uuid[]) as id
       union select i.council_id from invitations i join users u on u.id = i.invited_by where u.is_demo and u.is_programme
     ), places as (
       select m.user_id, m.council_id from memberships m
       union select u.id, p.council_id from review_peers p join users u on lower(u.email) = lower(p.email)
     ), guests as (
       select p.user_id as id from places p group by p.user_id having bool_and(p.council_id in (select id from made))
     )
     update users u set ended_at = now()
     where u.ended_at is null and (u.is_demo or u.id in (select id from guests))`,
    [DEMO_COUNCILS.map(({ slug }) => demoId(slug))],
  )
  const ended = 'select id from users where ended_at is not null'
  await client.query(`delete from sessions where user_id in (${ended})`)
  await client.query(`delete from accounts where user_id in (${ended})`)
  await client.query(
    `delete from verification_tokens where identifier in (select email from users where ended_at is not null)`,
  )
  await client.query('commit')
}

/** A council with committees has no cabinet. */
const postIn = (council: DemoCouncil, post: string) =>
  council.model === 'committee'
    ? post.replace('Cabinet member for resources', 'Chair of the resources committee')
    : post
