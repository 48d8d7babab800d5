import type { SetUpTask } from '@/lib/assessment/set-up-tasks'
import type { SetUp } from '@/lib/assessment/view-set-up'
import { questionName } from '@/lib/framework/named-question'
import { fixedRulesOf, rulesInWords } from '@/lib/score/rule-words'
import { dayWords } from '@/lib/words/dates'
import { say } from '@/lib/words/say'

/** What was decided in a task, in sentences. */
export function taskWords(task: SetUpTask, view: SetUp): string[] {
  return WORDS[task](view)
}

const WORDS: Record<SetUpTask, (view: SetUp) => string[]> = {
  people: peopleWords,
  questions: ({ questions, seldom }) => {
    const out = questions.filter(({ leftOut }) => leftOut !== null)
    const [all, isIn] = [questions.length, questions.length - out.length]
    return [
      out.length === 0
        ? say('setUp.tasks.questions.all', { count: all })
        : say('setUp.tasks.questions.some', { all, isIn, questions: listed(out.map(questionName), 4) }),
      ...(seldom.length > 0 ? [say('setUp.tasks.questions.seldom', { count: seldom.length })] : []),
    ]
  },
  writers: ({ questions, areas, assessment, lastYear }) => {
    const isIn = questions.filter(({ leftOut }) => leftOut === null)
    const without = isIn.filter(({ writers }) => writers.length === 0)
    if (without.length === 0) return [say('setUp.tasks.writers.all')]
    if (without.length === isIn.length)
      return [
        say('setUp.tasks.writers.none'),
        ...(assessment.followsId && lastYear?.writers === 0 ? [say('setUp.tasks.writers.noneBefore')] : []),
      ]
    const byArea = areas.flatMap(({ number, title }) => {
      const count = without.filter(({ area }) => area === number).length
      return count > 0 ? [say('setUp.tasks.writers.area', { count, area: title })] : []
    })
    return [say('setUp.tasks.writers.some', { count: without.length, areas: byArea.join(', ') })]
  },
  dates: ({ assessment: { scoresDueOn, meetingOn } }) =>
    scoresDueOn || meetingOn
      ? [
          scoresDueOn
            ? say('setUp.tasks.dates.scores', { day: dayWords(scoresDueOn) })
            : say('setUp.tasks.dates.noScores'),
          meetingOn
            ? say('setUp.tasks.dates.meeting', { day: dayWords(meetingOn) })
            : say('setUp.tasks.dates.noMeeting'),
        ]
      : [say('setUp.tasks.dates.none')],
  rules: ({ assessment }) => rulesInWords(fixedRulesOf(assessment)).slice(0, 1),
  open: (view) => {
    if (view.assessment.state !== 'setup') return [say('setUp.tasks.open.done')]
    const what = missingWords(view)
    return [what.length > 0 ? say('setUp.tasks.open.waits', { what: what.join('; ') }) : say('setUp.tasks.open.ready')]
  },
}

function peopleWords({ duties, promised, unrepresented }: SetUp): string[] {
  const held = duties.filter(({ isHeld }) => isHeld)
  const assessors = [
    ...held.filter(({ duty }) => duty === 'assessor').map(({ groupName, standing }) => ({ groupName, standing })),
    ...promised
      .filter(({ duty }) => duty === 'assessor')
      .map(({ group }) => ({ groupName: group, standing: group ? 'member' : 'officer' })),
  ]
  const named = (duty: string) => [...held, ...promised].filter((one) => one.duty === duty).map(({ name }) => name)
  const members = assessors.filter(({ standing }) => standing === 'member')
  const officers = assessors.length - members.length
  const [chair] = named('chair')
  const signs = named('signatory')
  const invited = new Set(promised.map(({ id }) => id)).size
  return [
    [
      `${[
        say('setUp.tasks.people.assessors', { count: assessors.length }),
        ...(members.length > 0
          ? [
              say('setUp.tasks.people.members', {
                count: members.length,
                groups: new Set(members.map(({ groupName }) => groupName)).size,
              }),
            ]
          : []),
        ...(officers > 0 ? [say('setUp.tasks.people.officers', { count: officers })] : []),
      ].join(', ')}.`,
      chair ? say('setUp.tasks.people.chair', { name: chair }) : say('setUp.tasks.people.noChair'),
      signs.length > 0
        ? say('setUp.tasks.people.sign', { names: listed(signs), count: signs.length })
        : say('setUp.tasks.people.noSign'),
    ].join(' '),
    ...(invited > 0 ? [say('setUp.tasks.people.invited', { count: invited })] : []),
    ...(unrepresented.length > 0
      ? [say('setUp.tasks.people.without', { groups: listed(unrepresented.map(({ group }) => group)) })]
      : []),
  ]
}

/** What has to be there before the answers can be opened, each in a few words. */
export const missingWords = ({ missing }: Pick<SetUp, 'missing'>) =>
  missing.map(({ what, groups }) =>
    what === 'group' ? say('setUp.missing.group', { groups: listed([...groups]) }) : say(`setUp.missing.${what}`),
  )

/** "a, b and c", or the first of many. */
export function listed(all: readonly string[], most = all.length): string {
  const shown = all.slice(0, most)
  if (all.length > most) return `${shown.join(', ')} and ${all.length - most} more`
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
