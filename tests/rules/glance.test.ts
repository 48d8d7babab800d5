import { expect, it } from 'vitest'
import { glanceOf } from '@/lib/submission/glance'
import type { SubmissionContent } from '@/lib/submission/submission'

const question = (code: string, agreed: object | null, more: object = {}) => ({
  ...{ code, area: 1, question: 'Q', leftOut: null, answer: null, text: '', evidence: [] },
  agreed: agreed && {
    level: 2,
    ambition: 3,
    groupDissent: null,
    dissent: 0,
    minorityViews: [],
    assessors: 5,
    ...agreed,
  },
  ...more,
})
const of = (...questions: object[]) => glanceOf({ questions } as unknown as SubmissionContent)

it('what is signed is counted by level, and a question without a level counts for none', () => {
  const { levels, assessors } = of(
    question('1.1', {}),
    question('1.2', { level: 4, assessors: 7 }),
    question('1.3', null),
  )
  expect(levels).toEqual([
    { level: 4, count: 1 },
    { level: 3, count: 0 },
    { level: 2, count: 1 },
    { level: 1, count: 0 },
  ])
  expect(assessors).toBe(7)
})

it('a question is disagreed where an assessor dissents or a group says so, with what they say', () => {
  const views = [{ by: 'A councillor', view: 'Level 1.' }]
  const { disagreements } = of(
    question('1.1', {}),
    question('1.2', { dissent: 1, minorityViews: views }),
    question('1.3', { groupDissent: 'The Greens hold 4.' }),
    question('1.4', null),
    question('1.5', { minorityStatements: [{ group: 'Greens', by: 'Ada', words: 'Not yet.', round: 1, level: 2 }] }),
  )
  expect(disagreements).toEqual([
    { code: '1.2', level: 2, dissent: 1, group: null, views, statements: [] },
    { code: '1.3', level: 2, dissent: 0, group: 'The Greens hold 4.', views: [], statements: [] },
    {
      ...{ code: '1.5', level: 2, dissent: 0, group: null, views: [] },
      statements: [{ group: 'Greens', by: 'Ada', words: 'Not yet.', was: { round: 1, level: 2 } }],
    },
  ])
})

it('what was left out has its reason, and evidence is counted by who may read it, widest first', () => {
  const { leftOut, evidence } = of(
    question('1.1', {}, { evidence: [{ audience: 'exempt' }, { audience: 'public' }, { audience: 'public' }] }),
    question('1.2', null, { leftOut: 'No company', evidence: [{ audience: 'council' }] }),
  )
  expect(leftOut).toEqual([{ code: '1.2', because: 'No company' }])
  expect(evidence).toEqual([
    { audience: 'public', count: 2 },
    { audience: 'council', count: 1 },
    { audience: 'exempt', count: 1 },
  ])
})
