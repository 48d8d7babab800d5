import { say } from '../../words/say'
import { type Block, heading, paragraph, tableOf } from '../shape/block'
import { type PaperContent, standingOf, statementsOf } from '../shape/content'
import { aboutOf } from './about'
import { agreementBlocks } from './question'
import { day, moment, nameOfQuestion, stateWords } from './words'

/** The agenda of the meeting in its order, and what was decided in it. */
export function agendaPaper(content: PaperContent): Block[] {
  const { meeting, questions } = content
  const named = (code: string) => questions.find((one) => one.code === code)
  const order = (meeting?.order ?? []).flatMap((item) => {
    const question = named(item.code)
    return question ? [{ ...item, question }] : []
  })
  const agreed = questions.filter((one) => standingOf(one) !== null)
  return [
    ...aboutOf(content, `${say('documents.agenda.title')}: ${content.assessment.title}`),
    ...whenAndWhere(meeting),
    heading(2, say('documents.agenda.agenda')),
    order.length > 0
      ? tableOf(
          null,
          (['number', 'question', 'state', 'level', 'aims'] as const).map((key) => say(`documents.heads.${key}`)),
          order.map(({ question, state }, at) => {
            const { level, aims } = stateWords(content, question)
            return [String(at + 1), nameOfQuestion(question), say(`documents.agenda.states.${state}`), level, aims]
          }),
          [0.7, 3.6, 1.4, 1.6, 1.6],
        )
      : paragraph(say('documents.agenda.empty')),
    heading(2, say('documents.agenda.decisions')),
    ...(agreed.length > 0
      ? agreed.flatMap((one) => [
          heading(3, nameOfQuestion(one)),
          ...agreementBlocks(content, {
            ...(standingOf(one) as NonNullable<ReturnType<typeof standingOf>>),
            statements: statementsOf(one),
          }),
        ])
      : [paragraph(say('documents.agenda.noDecisions'))]),
    heading(2, say('documents.agenda.notes')),
    notesOf(meeting, (code) => {
      const question = named(code)
      return question ? nameOfQuestion(question) : code
    }),
  ]
}

function whenAndWhere(meeting: PaperContent['meeting']): Block[] {
  const when = meeting?.startsAt ? moment(meeting.startsAt) : day(meeting?.on ?? null)
  if (!when && !meeting?.place) return [paragraph(say('documents.agenda.notSet'))]
  return [
    ...(when ? [paragraph(say('documents.agenda.when', { when }))] : []),
    ...(meeting?.place ? [paragraph(say('documents.agenda.where', { place: meeting.place }))] : []),
    ...(meeting?.facilitator ? [paragraph(say('documents.agenda.facilitator', { name: meeting.facilitator }))] : []),
  ]
}

function notesOf(meeting: PaperContent['meeting'], nameOf: (code: string) => string): Block {
  const notes = meeting?.notes ?? []
  if (notes.length === 0) return paragraph(say('documents.agenda.noNotes'))
  return tableOf(
    null,
    (['what', 'owner', 'due', 'on'] as const).map((key) => say(`documents.heads.${key}`)),
    notes.map(({ kind, words, owner, dueOn, code }) => [
      say(`documents.agenda.kinds.${kind}`, { words }),
      owner ?? '',
      day(dueOn),
      code ? nameOf(code) : '',
    ]),
    [3.4, 1.4, 1.5, 2],
  )
}
