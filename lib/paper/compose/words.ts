import { DUTY_NAMES } from '../../assessment/assessment'
import { AUDIENCE_WORDS, isAudience, isRestricted } from '../../evidence/evidence'
import { levelName } from '../../framework/level-names'
import { dayWords, momentWords } from '../../words/dates'
import { say } from '../../words/say'
import { type PaperContent, type PaperEvidence, type PaperQuestion, standingOf } from '../shape/content'

/** "1.1 Shared picture of the place"; a question without a short name goes by its number and its words. */
export const nameOfQuestion = ({ code, shortName, question }: Pick<PaperQuestion, 'code' | 'shortName' | 'question'>) =>
  `${code} ${shortName || question}`

export const nameOfArea = ({ number, title }: { number: number; title: string }) => `${number}. ${title}`

/** "3 Maturing" */
export const levelWords = ({ levelNames }: PaperContent, level: number) => `${level} ${levelName(levelNames, level)}`

/** Where a question stands, in the fewest words. */
export function stateWords(content: PaperContent, question: PaperQuestion): { level: string; aims: string } {
  const standing = standingOf(question)
  if (question.leftOut !== null) return { level: say('documents.leftOut'), aims: '' }
  if (!standing) return { level: say('documents.noLevel'), aims: '' }
  return { level: levelWords(content, standing.level), aims: levelWords(content, standing.ambition) }
}

/** Who may see a piece of evidence; of what is exempt under which paragraph. */
export function audienceWords({ audience, exemptParagraph }: PaperEvidence): string {
  const name = isAudience(audience) ? AUDIENCE_WORDS[audience].name : audience
  return exemptParagraph === null ? name : say('documents.exempt', { audience: name, paragraph: exemptParagraph })
}

/** Of what a sealed copy withholds only that it is there. */
export const titleOf = (piece: PaperEvidence) =>
  piece.title ?? say('documents.withheld', { audience: audienceWords(piece) })

export const dutyWords = (duty: string) => (duty in DUTY_NAMES ? DUTY_NAMES[duty as keyof typeof DUTY_NAMES] : duty)

export const day = (date: string | null) => (date === null ? '' : dayWords(date))
export const moment = (at: string) => momentWords(at)

/** What this reader could be shown, in a sentence: whoever gets a paper from somebody else knows what may be missing. */
export const sightWords = ({ sight }: PaperContent) =>
  say(`documents.sight.${sight.of === 'council' && sight.restricted ? 'restricted' : sight.of}`)

/** Whether it names evidence that is not for everybody. */
export const isNotForPublication = ({ questions }: PaperContent) =>
  questions.some(({ evidence }) =>
    evidence.some(({ title, audience }) => title !== null && isAudience(audience) && isRestricted(audience)),
  )
