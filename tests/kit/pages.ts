import type pg from 'pg'
import { cookieOf } from './session'

/** Who asks for a page. */
export type Reader = 'nobody' | 'lead' | 'assessor' | 'peer' | 'programme'
/** A page as somebody asks for it. `what` names it apart from others at the same door. */
export type Asking = { what: string; path: string; as: Reader }

/** What pages of a council are about, found in its rows. `running` is in its meeting. */
export type Place = {
  slug: string
  running: string
  scoring: string
  preparing: string
  submitted: string
  question: string
  evidence: string
  action: string
  reply: string
  progress: string
  hosted: string
  published: string
  moment: string
  resource: string
  duty: string
  person: string
  group: string
  invitation: string
  leaving: string
  lead: string
  review: string
  thread: string
  cookies: Record<Reader, string>
  users: Record<Reader, string>
}

const assessment = (of: 'running' | 'submitted' | 'preparing', rest: string, as: Reader = 'lead', what = '') => ({
  what: `${rest.replace(/^\//, '') || 'overview'}${what || (of === 'running' ? '' : ` ${of}`)}`,
  as,
  path: (at: Place) => `/c/${at.slug}/assessments/${at[of]}${filled(rest, at)}`,
})
const council = (rest: string, as: Reader = 'lead') => ({
  what: `council${rest}`,
  as,
  path: (at: Place) => `/c/${at.slug}${filled(rest, at)}`,
})
const open = (path: string, as: Reader = 'nobody') => ({ what: path, as, path: (at: Place) => filled(path, at) })

const filled = (path: string, at: Place) =>
  path.replace(/\[(\w+)\]/g, (_, name: keyof Place) => encodeURIComponent(String(at[name] ?? '1.1')))

type Door = { what: string; as: Reader; path: (at: Place) => string }
const A = '/c/[council]/assessments/[id]'

/** How each page is asked for, by its folder under `app`. */
export const PAGES: Record<string, Door[]> = {
  '/(public)': [open('/')],
  '/(public)/accessibility': [open('/accessibility')],
  '/(public)/help': [open('/help')],
  '/(public)/library': [open('/library'), open('/library?words=plan')],
  '/(public)/library/[id]': [open('/library/[resource]')],
  '/(public)/privacy': [open('/privacy')],
  '/(public)/sign-in': [open('/sign-in')],
  '/(public)/sign-in/check-email': [open('/sign-in/check-email')],
  '/(public)/sign-in/link': [open('/sign-in/link')],
  '/(public)/sign-in/problem': [open('/sign-in/problem')],
  '/(public)/verify': [open('/verify')],
  '/(public)/published': [open('/published')],
  '/(public)/published/[council]/[submission]': [open('/published/[slug]/[published]')],
  '/account': [open('/account', 'lead')],
  '/account/mail': [open('/account/mail', 'lead')],
  '/inbox': (['lead', 'assessor', 'peer', 'programme'] as const).map((as) => ({
    ...open('/inbox', as),
    what: `inbox of ${as}`,
  })),
  '/invitations/[token]': [open('/invitations/nobody-has-this')],
  '/programme': [open('/programme', 'programme')],
  '/programme/leaving': [open('/programme/leaving', 'programme')],
  '/programme/leaving/[leavingId]': [open('/programme/leaving/[leaving]', 'programme')],
  '/programme/leads/[invitationId]': [open('/programme/leads/[lead]', 'programme')],
  '/reviews/[id]': [open('/reviews/[review]', 'peer')],
  '/reviews/[id]/evidence': [open('/reviews/[review]/evidence', 'peer')],
  '/reviews/[id]/findings': [open('/reviews/[review]/findings', 'peer')],
  '/reviews/[id]/heard': [open('/reviews/[review]/heard', 'peer')],
  '/reviews/[id]/levels': [open('/reviews/[review]/levels', 'peer')],
  '/reviews/[id]/levels/[code]': [open('/reviews/[review]/levels/1.1', 'peer')],
  '/reviews/[id]/progress': [open('/reviews/[review]/progress', 'peer')],
  '/reviews/[id]/requests': [open('/reviews/[review]/requests', 'peer')],
  '/c/[council]': [council('')],
  '/c/[council]/settings': [council('/settings')],
  '/c/[council]/cycles': [council('/cycles')],
  '/c/[council]/export': [council('/export'), council('/export', 'assessor')],
  '/c/[council]/search': [council('/search'), council('/search?q=budget'), council('/search?q=budgte&kind=answer')],
  '/c/[council]/trail': [council('/trail'), council('/trail?kind=scoring'), council('/trail?person=[person]')],
  '/c/[council]/evidence': [council('/evidence')],
  '/c/[council]/evidence/add': [council('/evidence/add')],
  '/c/[council]/evidence/[evidenceId]': [council('/evidence/[evidence]')],
  '/c/[council]/plan': [council('/plan'), council('/plan?show=mine')],
  '/c/[council]/plan/new': [council('/plan/new')],
  '/c/[council]/plan/[actionId]': [council('/plan/[action]')],
  '/c/[council]/people': [council('/people'), council('/people?all=1')],
  '/c/[council]/people/invite': [council('/people/invite')],
  '/c/[council]/people/invited/[invitationId]': [council('/people/invited/[invitation]')],
  '/c/[council]/people/groups/[groupId]': [council('/people/groups/[group]')],
  '/c/[council]/people/[userId]': [council('/people/[person]')],
  '/c/[council]/people/[userId]/leaving': [council('/people/[person]/leaving')],
  '/c/[council]/people/[userId]/end': [council('/people/[person]/end')],
  '/c/[council]/texts/[text]': [council('/texts/[question]')],
  '/c/[council]/texts/[text]/compare': [council('/texts/[question]/compare')],
  '/c/[council]/texts/[text]/[moment]': [council('/texts/[question]/[moment]')],
  '/c/[council]/assessments/new': [council('/assessments/new')],
  [A]: [assessment('running', ''), assessment('submitted', '')],
  [`${A}/areas/[area]`]: [assessment('running', '/areas/1'), assessment('submitted', '/areas/1')],
  [`${A}/agreement`]: [assessment('running', '/agreement')],
  [`${A}/coverage`]: [assessment('running', '/coverage')],
  [`${A}/comments`]: [assessment('running', '/comments'), assessment('running', '/comments?list=mine&thread=[thread]')],
  [`${A}/documents`]: [assessment('running', '/documents'), assessment('submitted', '/documents')],
  [`${A}/documents/[order]`]: [
    assessment('running', '/documents/cpc'),
    assessment('submitted', '/documents/best-value'),
  ],
  [`${A}/evidence`]: [assessment('running', '/evidence')],
  [`${A}/guide`]: [assessment('running', '/guide'), assessment('preparing', '/guide?meeting=2027-06-18')],
  [`${A}/q/[code]/agree`]: [
    assessment('running', '/q/1.1/agree'),
    assessment('running', '/q/1.1/agree', 'assessor', ' as an assessor'),
  ],
  [`${A}/meeting`]: [assessment('running', '/meeting')],
  [`${A}/meeting/agenda`]: [assessment('running', '/meeting/agenda')],
  [`${A}/meeting/screen`]: [assessment('running', '/meeting/screen')],
  [`${A}/q/[code]`]: [
    assessment('running', '/q/1.1'),
    assessment('running', '/q/1.4', 'assessor', ' as assessor'),
    assessment('submitted', '/q/1.1'),
  ],
  [`${A}/record`]: [assessment('running', '/record'), assessment('submitted', '/record')],
  [`${A}/clock`]: [assessment('submitted', '/clock')],
  [`${A}/findings`]: [assessment('submitted', '/findings')],
  [`${A}/reopen`]: [assessment('submitted', '/reopen')],
  [`${A}/requests`]: [assessment('submitted', '/requests')],
  [`${A}/report`]: [assessment('submitted', '/report')],
  [`${A}/reviews`]: [assessment('submitted', '/reviews')],
  [`${A}/reviews/[reviewId]/levels`]: [assessment('submitted', '/reviews/[hosted]/levels')],
  [`${A}/route`]: [assessment('submitted', '/route')],
  [`${A}/reply/[replyId]`]: [assessment('submitted', '/reply/[reply]')],
  [`${A}/progress/[progressId]`]: [assessment('submitted', '/progress/[progress]')],
  [`${A}/publish`]: [assessment('submitted', '/publish')],
  [`${A}/score/[area]`]: [
    assessment('running', '/score/1', 'assessor'),
    assessment('running', '/score/1', 'lead', ' as no assessor'),
  ],
  [`${A}/setup`]: [assessment('running', '/setup'), assessment('preparing', '/setup')],
  ...Object.fromEntries(
    ['people', 'questions', 'writers', 'dates', 'rules', 'open', 'remove'].map((task) => [
      `${A}/setup/${task}`,
      [assessment('running', `/setup/${task}`), assessment('preparing', `/setup/${task}`)],
    ]),
  ),
  [`${A}/setup/successor/[dutyId]`]: [assessment('running', '/setup/successor/[duty]')],
  [`${A}/submit`]: [assessment('running', '/submit')],
  [`${A}/trail`]: [
    assessment('running', '/trail'),
    assessment('running', '/trail?kind=scoring'),
    assessment('running', '/trail?code=1.1'),
    assessment('running', '/trail?person=[person]'),
    assessment('submitted', '/trail'),
  ],
}

/** Pages that nobody is shown here, and why. */
export const NO_PAGES: Record<string, string> = {
  '/demo/mail': 'only in the demo, from a folder',
  [`${A}/score`]: 'sends on to the sheet of an area',
  [`${A}/history`]: 'sends on to the trail',
}

export const pagesOf = (at: Place): Asking[] =>
  Object.values(PAGES).flatMap((doors) => doors.map(({ what, as, path }) => ({ what, as, path: path(at) })))

/** What the pages of a council are about, and a session for each who reads them; by the superuser. */
export async function findPlace(owner: pg.Pool, slug: string): Promise<Place> {
  const one = async (text: string, ...values: unknown[]): Promise<string> => {
    const { rows } = await owner.query<{ id: string }>(text, values)
    if (!rows[0]) throw new Error(`${slug} has nothing to show for: ${text}`)
    return rows[0].id
  }
  const council = await one('select id from councils where slug = $1', slug)
  const of = (state: string) =>
    owner
      .query('select id from assessments where council_id = $1 and state = $2 order by created_at desc limit 1', [
        council,
        state,
      ])
      .then(({ rows }) => rows[0]?.id as string)
  const running = await of('agreeing')
  const question = await one(`select id from assessment_questions where assessment_id = $1 and code = '1.1'`, running)
  const review = await one(
    'select r.id from reviews r join councils c on c.id = r.council_id order by r.closed_at is not null, c.id <> $1 limit 1',
    council,
  )
  await owner.query(
    `insert into users (name, email, email_verified, is_programme) values ('Programme', 'programme@pages.example', now(), true) on conflict do nothing`,
  )
  const users: Record<Reader, string> = {
    nobody: '',
    lead: await one(
      `select user_id as id from current_memberships where council_id = $1 and role = 'lead' limit 1`,
      council,
    ),
    assessor: await one(
      `select user_id as id from assessment_duties where assessment_id = $1 and duty = 'assessor' and standing = 'member' order by user_id limit 1`,
      running,
    ),
    peer: await one(
      `select u.id from review_peers p join users u on lower(u.email) = lower(p.email) where p.review_id = $1 and p.conflict = 'none' limit 1`,
      review,
    ),
    programme: await one('select id from users where is_programme and ended_at is null limit 1'),
  }
  const [leaving] = (
    await owner.query<{ id: string }>(
      `insert into leavings (kind, removed_council_id, reason, asked_by) values ('council', $1, 'R', $2)
       on conflict (removed_council_id) where called_off_at is null and removed_council_id is not null do update set reason = 'R' returning id`,
      [council, users.programme],
    )
  ).rows
  await owner.query(
    `insert into councils (slug, name, type) values ('pending-pages', 'Pending', 'unitary') on conflict do nothing`,
  )
  await owner.query(
    `insert into invitations (council_id, email, name, role, post, token_hash, invited_by, expires_at)
     select c.id, 'lead@pending.example', 'L', 'lead', 'P', 'pending of pages', $1, now() + interval '9 days' from councils c
     where c.slug = 'pending-pages' on conflict do nothing`,
    [users.programme],
  )
  const cookies = { nobody: '' } as Record<Reader, string>
  for (const who of ['lead', 'assessor', 'peer', 'programme'] as const)
    cookies[who] = await cookieOf({ userId: users[who] as never }, owner)
  return {
    ...{ slug, running, question, review, users, cookies },
    leaving: leaving?.id ?? '',
    lead: await one(`select id from invitations where token_hash = 'pending of pages'`),
    thread: await one(
      'select t.id from comment_threads t join subjects s on s.id = t.subject_id where s.assessment_id = $1 order by t.anchor_start is null limit 1',
      running,
    ).catch(() => council),
    ...{
      scoring: (await of('scoring')) ?? running,
      preparing: (await of('preparing')) ?? running,
      submitted: await of('submitted'),
    },
    resource: await one(`select id from resources where areas <> '{1,2,3,4,5}' order by id limit 1`),
    evidence: await one('select id from evidence_items where council_id = $1 order by id limit 1', council),
    action: await actionOf(owner, council, users.lead),
    reply: await one('select id from replies where council_id = $1 order by id limit 1', council).catch(() => council),
    progress: await one('select id from progress_reviews where council_id = $1 order by id limit 1', council).catch(
      () => council,
    ),
    hosted: await one('select id from reviews where council_id = $1 order by created_at desc limit 1', council).catch(
      () => council,
    ),
    published: await one('select submission_id as id from publications where council_id = $1 limit 1', council).catch(
      () => council,
    ),
    moment: await one(`select max(u.seq)::text as id from document_updates u where u.document_id = $1`, question),
    duty: await one(
      `select id from assessment_duties where assessment_id = $1 and duty = 'assessor' order by id limit 1`,
      running,
    ),
    person: await one(
      `select user_id as id from assessment_duties where assessment_id = $1 and duty = 'assessor' order by user_id desc limit 1`,
      running,
    ),
    group: await one('select id from political_groups where council_id = $1 and ends_on is null limit 1', council),
    invitation: await one(
      'select id from invitations where council_id = $1 order by accepted_at is not null, withdrawn_at is not null limit 1',
      council,
    ).catch(() => council),
  }
}

/** An action of the council's plan, made where there is none. */
async function actionOf(owner: pg.Pool, council: string, userId: string): Promise<string> {
  await owner.query('insert into plans (council_id) values ($1) on conflict do nothing', [council])
  const { rows } = await owner.query<{ id: string }>(
    `insert into plan_actions (council_id, title, owner_id, owner_name, owner_post, due_on, created_by)
     values ($1, 'Register in use', $2, 'N', 'P', current_date + 9, $2) returning id`,
    [council, userId],
  )
  return rows[0]?.id ?? ''
}
