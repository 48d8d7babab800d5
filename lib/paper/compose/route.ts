import { say } from '../../words/say'
import { type Block, heading, paragraph, plainWords, tableOf } from '../shape/block'
import type { PaperContent, PaperReferral } from '../shape/content'
import { day } from './words'

/** Each body to which it went: when it met, what it minuted, and its recommendations opposite what the council answered. */
export const routeBlocks = ({ route, seal }: PaperContent): Block[] =>
  route.length === 0
    ? []
    : [
        heading(2, say('route.title')),
        ...(seal ? [paragraph(say('documents.route.afterSeal'), 'quiet')] : []),
        ...route.flatMap(bodyBlocks),
      ]

function bodyBlocks(referral: PaperReferral): Block[] {
  const { bodyName, meetsOn, minute, asks } = referral
  return [
    heading(3, bodyName),
    paragraph(
      `${bodyWords(referral)}. ${say('documents.route.meeting', { day: day(meetsOn) })} ${hadWords(referral)}`,
      'quiet',
    ),
    minute === null
      ? paragraph(say('documents.route.noMinute'), 'quiet')
      : { kind: 'quote', blocks: plainWords(minute) },
    ...(asks.length === 0
      ? []
      : [
          tableOf(
            null,
            (['recommends', 'answers'] as const).map((key) => say(`documents.route.${key}`)),
            asks.map((ask) => [`${ask.number}. ${ask.words}`, answerBlocks(ask)]),
          ),
        ]),
  ]
}

function answerBlocks({ decision, reason, answerBy, by, at, actions }: PaperReferral['asks'][number]): Block[] {
  return [
    paragraph([{ words: say(`route.answer.${decision ?? 'open'}`), bold: true }]),
    ...plainWords(reason ?? ''),
    ...(decision && at ? [paragraph(say('route.answer.by', { name: by ?? '', day: day(at) }), 'quiet')] : []),
    paragraph(say('route.answer.due', { day: day(answerBy) }), 'quiet'),
    ...actions.map((title) => paragraph(say('documents.route.action', { title }))),
  ]
}

/** Which kind of body it is, whatever its council calls it. */
export const bodyWords = ({ body }: PaperReferral) => say(`route.bodies.${body}`)

/** What it was given. */
export const hadWords = ({ replyTo }: PaperReferral) =>
  replyTo ? say('route.onReply', { review: replyTo }) : say('route.onSubmission')
