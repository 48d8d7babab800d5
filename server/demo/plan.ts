import { addAction } from '@/lib/plan/add-action'
import { answerRecommendation } from '@/lib/plan/answer-recommendation'
import { approvePlan } from '@/lib/plan/approve-plan'
import { moveAction } from '@/lib/plan/move-action'
import type { Cost, Source } from '@/lib/plan/plan'
import { sendPlan } from '@/lib/plan/send-plan'
import { viewAction } from '@/lib/plan/view-action'
import { viewReport } from '@/lib/report/view-report'
import { type Cast, dateIn, done } from './cast'
import { RECOMMENDATIONS } from './report'

type Move = [daysAgo: number, stands: 'under-way' | 'at-risk' | 'done', said: string, steps?: number]
type Planned = {
  title: string
  owner: string
  /** In days from today. */
  due: number
  cost: Cost
  benefit: string
  /** A question whose level it lifts, or the place of a recommendation. */
  code?: string
  asked?: number
  steps: [due: number, title: string][]
  moves: Move[]
}
const action = (title: string, owner: string, due: number, more: Partial<Planned>): Planned => ({
  ...{ title, owner, due, cost: 'none', benefit: '', steps: [], moves: [] },
  ...more,
})

/** Half of it is done or goes well; what does not has each way in which an action can be in trouble. */
const ACTIONS: Planned[] = [
  action('Scrutiny adviser in post', 'monitoring.officer', 61, {
    ...{ asked: 0, cost: 'under-100k', benefit: 'Scrutiny asks before a decision and not after it.' },
    steps: [
      [-150, 'Post agreed by full Council'],
      [-94, 'Job description agreed'],
      [-28, 'Advertised'],
    ],
    moves: [
      [150, 'under-way', 'Full Council agreed the post', 1],
      [94, 'under-way', 'Job description agreed', 1],
    ],
  }),
  action('Yearly meeting of all partners', 'chief.executive', 120, {
    ...{ code: '2.2', cost: 'under-10k' },
    steps: [
      [-72, 'Date and place booked'],
      [11, 'Invitations out'],
      [77, 'Agenda agreed with partners'],
    ],
    moves: [[72, 'under-way', 'Date and place booked', 1]],
  }),
  action('Close two transformation projects', 'chief.executive', -133, {
    ...{ asked: 2 },
    steps: [[-180, 'First project named']],
    moves: [
      [180, 'under-way', 'The first project is named', 1],
      [9, 'under-way', 'Second project not named; Cabinet asks on Tuesday'],
    ],
  }),
  action('Rebuild reserves to the new floor', 'finance', 85, {
    ...{ asked: 1, cost: 'over-100k', benefit: 'Reserves carry the twelve risks that could cost most.' },
    steps: [
      [-70, 'Risks priced'],
      [-17, 'First payment made'],
      [57, 'Second payment made'],
    ],
    moves: [
      [70, 'under-way', 'The twelve risks are priced', 1],
      [17, 'at-risk', 'Winter placements take half of the first payment', 1],
    ],
  }),
  action('Cost and review date of each large partnership', 'officer', 7, {
    ...{ asked: 3 },
    steps: [
      [-120, 'Two published'],
      [-45, 'Four published'],
    ],
    moves: [
      [120, 'under-way', 'Two of five published', 1],
      [4, 'under-way', 'Four of five published', 1],
    ],
  }),
  action('Repairs target that residents understand', 'officer', 150, {
    ...{ asked: 6, cost: 'under-10k' },
    steps: [
      [-59, 'Panel of residents named'],
      [47, 'Target agreed with them'],
    ],
    moves: [[11, 'under-way', 'Panel of 40 residents has met twice', 1]],
  }),
  action('Casework patterns to each ward councillor', 'leader', 181, {
    ...{ asked: 4 },
    steps: [
      [-60, 'Shared record in use'],
      [-3, 'First quarter sent'],
      [92, 'Second quarter sent'],
    ],
    moves: [
      [60, 'under-way', 'The shared record is in use', 1],
      [3, 'under-way', 'First quarter sent on Thursday', 1],
    ],
  }),
  action('One risk paper for audit and full Council', 'finance', 56, {
    ...{ asked: 5 },
    steps: [[-24, 'Draft written']],
    moves: [[24, 'under-way', 'Draft with the chair of audit', 1]],
  }),
  action('Quarterly use of the smaller customer centre', 'contributor', 242, {
    ...{ benefit: 'Cabinet sees whether the smaller centre is worth its rent.' },
    steps: [
      [-172, 'Counting begun'],
      [-45, 'First quarter'],
      [46, 'Second quarter'],
      [137, 'Third quarter'],
      [228, 'Report'],
    ],
    moves: [
      [172, 'under-way', 'Counting has begun', 1],
      [45, 'under-way', 'First quarter published', 1],
    ],
  }),
  action('Forecast in two pages', 'finance', -90, {
    ...{ code: '3.2' },
    moves: [[100, 'done', 'Members had the first one in August']],
  }),
  action('Equality figures for every ward', 'officer', -60, {
    ...{ code: '1.2', cost: 'under-10k' },
    moves: [[66, 'done', 'All wards are on the site']],
  }),
  action('Staff survey published whole', 'chief.executive', -75, {
    ...{ code: '5.1' },
    moves: [[80, 'done', 'Published, with what each director will do']],
  }),
  action('Contract register with end dates', 'finance', -20, {
    ...{ code: '3.6', cost: 'none' },
    moves: [[21, 'done', 'Every contract over £25,000 has an end date']],
  }),
]
const REPLIES: [decision: 'accepted' | 'partly-accepted' | 'rejected', reason: string][] = [
  ...Array.from({ length: 6 }, (): ['accepted', string] => ['accepted', '']),
  ['partly-accepted', 'We will agree the target with residents. It is reported with our other targets, and not apart.'],
  [
    'rejected',
    'The district councils have leases until 2031, and our residents told us in the spring that they would not travel further. We look at it again when the first lease ends.',
  ],
]

/** The council answers each recommendation, plans what it accepted and what its own levels ask for, and half of it is done. */
export async function plan(cast: Cast, assessmentId: string, daysAgo: number) {
  const [report] = (await done('read the report', viewReport(cast('lead', daysAgo), { assessmentId }))).reports
  const idOf = (place: number) => report?.recommendations[place]?.id ?? ''
  const ids = new Map<Planned, string>()
  for (const one of ACTIONS) {
    const source: Source =
      one.asked !== undefined
        ? { of: 'recommendation', recommendationId: idOf(one.asked) }
        : one.code
          ? { of: 'level', assessmentId, code: one.code }
          : { of: 'hand' }
    const said = {
      ...{ title: one.title, cost: one.cost, benefit: one.benefit, dueOn: dateIn(one.due), levelAim: 3 },
      ...{
        ownerId: cast(one.owner, 0).userId as string,
        assessmentId: '',
        code: '',
        noteId: '',
        recommendationId: '',
        bodyAskId: '',
      },
      steps: one.steps.map(([due, title]) => ({ title, dueOn: dateIn(due) })),
    }
    ids.set(
      one,
      (await done(`plan ${one.title}`, addAction(cast('officer', daysAgo), { ...said, ...source }))).actionId,
    )
  }
  for (const [place, [decision, reason]] of REPLIES.entries()) {
    const reply = { recommendationId: idOf(place), decision, reason, title: '', ownerId: '', dueOn: '' as const }
    await done(`answer ${RECOMMENDATIONS[place]?.[3]}`, answerRecommendation(cast('lead', daysAgo - 1), reply))
  }
  const approverId = cast('chair', 0).userId as string
  await done('send the plan', sendPlan(cast('lead', daysAgo - 3), { approverId }))
  await done('approve the plan', approvePlan(cast('chair', daysAgo - 8), {}))
  const moves = ACTIONS.flatMap((one) => one.moves.map((move) => ({ one, move }))).sort((a, b) => b.move[0] - a.move[0])
  for (const { one, move } of moves) await say(cast, ids.get(one) ?? '', one, move)
}

async function say(cast: Cast, actionId: string, { owner, title }: Planned, [ago, stands, said, steps = 0]: Move) {
  const by = cast(owner, ago)
  const { action: now } = await done(`look at ${title}`, viewAction(by, { actionId }))
  const stepIds = now.steps.filter(({ isDone }) => !isDone).map(({ id }) => id)
  await done(`move ${title}`, moveAction(by, { actionId, said, stands, stepIds: stepIds.slice(0, steps) }))
}
