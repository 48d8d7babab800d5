import { viewStatement } from '@/lib/statement/view-statement'
import { type Cast, done } from './cast'
import { put } from './write-answer'

type Statement = { author: string; summary: string; strengths: string[]; challenges: string[]; questions: string[] }

/** What a council says of each area as a whole. */
const STATEMENTS: Statement[] = [
  {
    author: 'officer',
    summary:
      'We know our place well and use what we know in most reports. We know our residents less well than their streets.',
    strengths: ['A profile of the place that partners add to', 'Five priorities, each with an outcome and an owner'],
    challenges: ['Figures by ward stop at health, income and housing', 'Nobody looks across casework yet'],
    questions: ['Do our priorities follow from the figures, or were the figures found for them?'],
  },
  {
    author: 'lead',
    summary: 'Partners share a vision with us and meet often. Who does what by when is written down for half of it.',
    strengths: [
      'One plan for the town centre with the health trust and the college',
      'Partners chair two of the four boards',
    ],
    challenges: ['The meetings are run by the same few people', 'Parishes hear of plans late'],
    questions: ['Would our partners say the same of us?'],
  },
  {
    author: 'finance',
    summary: 'The budget balances for two years. The third rests on savings that nobody has planned in full.',
    strengths: [
      'Four savings in five were made in the year they were planned for',
      'Reserves are at the level that members set',
    ],
    challenges: ['Demand in social care grows faster than our forecast', 'Members see risks once a quarter'],
    questions: ['Is our third year believable to somebody from outside?', 'Which of our reserves are really free?'],
  },
  {
    author: 'chief.executive',
    summary:
      'Members and officers work well together and decisions are made in the open. Scrutiny comes after the decision more often than before it.',
    strengths: ['Members of all groups take part in planning the budget', 'Staff know what the council is for'],
    challenges: ['Scrutiny is asked late', 'Half of the managers had no appraisal last year'],
    questions: ['What would make scrutiny change a decision here?'],
  },
  {
    author: 'lead',
    summary: 'We deliver what we begin, and begin too much. Digital services work for those who use them.',
    strengths: ['Nine projects in ten end within their budget', 'Three services are shared with neighbours'],
    challenges: ['Projects compete for the same twelve people', 'Old systems hold up two in five changes'],
    questions: ['What should we stop?', 'Where have others shared a service that we still run alone?'],
  },
]

const listed = (items: string[]) => items.map((item) => `- ${item}`)

/** Writes the statement of every area, each by whoever knows it best. */
export async function writeStatements(cast: Cast, assessmentId: string, daysAgo: number) {
  for (const [place, { author, summary, strengths, challenges, questions }] of STATEMENTS.entries()) {
    const by = cast(author, daysAgo)
    const view = await done('open a statement', viewStatement(by, { assessmentId, area: place + 1 }))
    await put(by, view, 500 + place, [
      ...['## Summary', summary, '## Strengths', ...listed(strengths), '## Challenges', ...listed(challenges)],
      ...['## Questions that peers should test', ...listed(questions)],
    ])
  }
}
