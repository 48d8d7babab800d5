import { dayWords } from '../words/dates'
import { say } from '../words/say'
import { CLASS_WORDS, kindWords, type LegalClass, type Minute, sizeWords } from './evidence'
import { type Figure, figureWords } from './figure'

type Shown = {
  mediaType: string | null
  size: number | null
  url: string | null
  figure: Figure | null
  minute: Minute | null
}

/** What an item is, in a line under its title. */
export function formWords({ mediaType, size, url, figure, minute }: Shown): string {
  if (figure) return figureWords(figure)
  if (minute)
    return say('evidence.minute.words', {
      body: minute.body,
      day: dayWords(minute.on),
      item: minute.item,
    })
  if (url) return URL.parse(url)?.hostname ?? url
  return `${kindWords(mediaType)}, ${sizeWords(size ?? 0)}`
}

/** "Exempt, paragraph 3" */
export const classWords = (legalClass: LegalClass, paragraph: number | null): string =>
  paragraph === null ? CLASS_WORDS[legalClass] : `${CLASS_WORDS[legalClass]}, paragraph ${paragraph}`
