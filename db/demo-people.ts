import type pg from 'pg'
import { demoId } from './demo-id'
import type { Role } from './schema/council'

type DemoPerson = {
  account: string
  name: string
  post: string
  role: Role
  group?: number
}
type DemoCouncil = {
  slug: string
  name: string
  type: 'unitary' | 'district' | 'county'
  model: 'cabinet' | 'committee'
  groups: [string, string, string]
  names: string[]
}

const POSTS: Omit<DemoPerson, 'name'>[] = [
  { account: 'lead', post: 'Head of policy and performance', role: 'lead' },
  { account: 'chair', post: 'Chair of the audit committee', role: 'member', group: 1 },
  { account: 'leader', post: 'Leader of the council', role: 'member', group: 0 },
  { account: 'chief.executive', post: 'Chief executive', role: 'officer' },
  { account: 'finance', post: 'Finance director', role: 'officer' },
  { account: 'officer', post: 'Director of communities', role: 'officer' },
  { account: 'contributor', post: 'Data and insight manager', role: 'contributor' },
  { account: 'observer', post: 'Scrutiny officer', role: 'observer' },
  { account: 'member1', post: 'Cabinet member for resources', role: 'member', group: 0 },
  { account: 'member2', post: 'Ward councillor', role: 'member', group: 0 },
  { account: 'member3', post: 'Leader of the opposition', role: 'member', group: 1 },
  { account: 'member4', post: 'Ward councillor', role: 'member', group: 1 },
  { account: 'member5', post: 'Ward councillor', role: 'member', group: 2 },
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
    ],
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
    ],
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
    ],
  },
]

/** The review team: people who belong to no demo council. */
export const DEMO_PEERS = [
  { email: 'peerlead@peers.example', name: 'Margaret Thistlewood', role: 'peer_lead' as const },
  { email: 'peer1@peers.example', name: 'Idris Coldbrook', role: 'peer' as const },
  { email: 'peer2@peers.example', name: 'Helena Marshgate', role: 'peer' as const },
  { email: 'peer3@peers.example', name: 'Jonah Applethwaite', role: 'peer' as const },
]
const PROGRAMME = { email: 'programme@concord.example', name: 'Concord programme office' }

/** Puts the demo's councils, people, posts and political groups in place, as the owning role. Repeating it changes nothing. */
export async function putDemoPeople(client: pg.ClientBase) {
  const addUser = (email: string, name: string, isProgramme = false) =>
    client.query(
      `insert into users (id, name, email, email_verified, is_demo, is_programme) values ($1, $2, $3, now(), true, $4) on conflict do nothing`,
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
      const email = `${person.account}@${council.slug}.example`
      await addUser(email, council.names[place] ?? person.post)
      await client.query(
        `insert into memberships (council_id, id, user_id, role, post, starts_on) values ($1, $2, $3, $4, $5, current_date - 800) on conflict do nothing`,
        [councilId, demoId(`post ${email}`), demoId(email), person.role, postIn(council, person.post)],
      )
      if (person.group === undefined) continue
      await client.query(
        `insert into group_memberships (council_id, id, membership_id, political_group_id, starts_on) values ($1, $2, $3, $4, current_date - 800) on conflict do nothing`,
        [
          councilId,
          demoId(`group ${email}`),
          demoId(`post ${email}`),
          demoId(`${council.slug} ${council.groups[person.group]}`),
        ],
      )
    }
  }
}

/** A council with committees has no cabinet. */
const postIn = (council: DemoCouncil, post: string) =>
  council.model === 'committee'
    ? post.replace('Cabinet member for resources', 'Chair of the resources committee')
    : post
