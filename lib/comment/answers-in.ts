import { markParts } from '../paper/shape/mark'

/** An answer as it stands in a Word file: which, as it was read when the file was made, and its paragraphs that have words. */
export type AnswerInWord = { code: string; readAt: string; paragraphs: string[] }

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
/** What is no longer part of the words, or stands there twice. */
const PASSED_OVER = new Set(['del', 'moveFrom', 'Fallback', 'footnoteReference', 'endnoteReference', 'instrText'])
/** Our own raised number of a piece of evidence. */
const NUMBER = /^\[\d{1,3}\]$/

/**
 * The answers in the words of a Word file (`word/document.xml`), by the bookmarks around each. Of tracked changes what they lead to is
 * read, and a paragraph whose end was taken away goes on with the next.
 */
export function answersIn(xml: Document): AnswerInWord[] {
  const answers = new Map<string, AnswerInWord>()
  const open = new Map<string, AnswerInWord>()
  const begun = new Map<AnswerInWord, Element | null>()
  let goesOn = ''
  const visit = (node: Element) => {
    const name = nameOf(node)
    if (PASSED_OVER.has(name)) return
    if (name === 'bookmarkStart') {
      const found = markParts(attribute(node, 'name'))
      if (!found) return
      const known = answers.get(found.code)
      if (known) {
        // LibreOffice has a bookmark begin once more where it ends, if that is in a paragraph without words.
        if (begun.get(known) !== node.parentElement)
          for (const [id, answer] of open) if (answer === known) open.delete(id)
        return
      }
      const answer = { ...found, paragraphs: [] }
      answers.set(found.code, answer)
      begun.set(answer, node.parentElement)
      open.set(attribute(node, 'id'), answer)
    } else if (name === 'bookmarkEnd') open.delete(attribute(node, 'id'))
    else if (name === 'p') {
      let before = [...open.values()]
      const words = wordsOf(node, (one, words) => {
        visit(one)
        // An answer that ends before the first word of a paragraph has ended with the one before.
        if (words.trim() === '') before = before.filter((answer) => [...open.values()].includes(answer))
      })
      const answer = before.at(-1) ?? [...open.values()].at(-1)
      const whole = goesOn + words
      goesOn = isJoined(node) ? whole : ''
      if (answer && !isJoined(node) && whole.trim() !== '') answer.paragraphs.push(whole)
    } else for (const child of node.children) visit(child)
  }
  visit(xml.documentElement)
  return [...answers.values()]
}

/** The words of a paragraph; bookmarks in it are told, with the words before them. */
function wordsOf(paragraph: Element, told: (node: Element, words: string) => void): string {
  let words = ''
  const walk = (node: Element) => {
    const name = nameOf(node)
    if (PASSED_OVER.has(name)) return
    if (name === 'bookmarkStart' || name === 'bookmarkEnd') told(node, words)
    else if (name === 't') words += node.textContent ?? ''
    else if (name === 'tab') words += node.parentElement && nameOf(node.parentElement) === 'tabs' ? '' : ' '
    else if (name === 'br' || name === 'cr') words += '\n'
    else if (name === 'noBreakHyphen') words += '-'
    else if (name === 'r' && NUMBER.test(node.textContent ?? '') && isRaised(node)) return
    else for (const child of node.children) walk(child)
  }
  for (const child of paragraph.children) walk(child)
  return words
}

const nameOf = ({ localName }: Element) => localName
const attribute = (node: Element, name: string) =>
  node.getAttributeNS(WORD, name) ?? node.getAttribute(`w:${name}`) ?? ''
const childOf = (node: Element | undefined, name: string) =>
  node && [...node.children].find((one) => nameOf(one) === name)
const isRaised = (run: Element) => {
  const raised = childOf(childOf(run, 'rPr'), 'vertAlign')
  return raised !== undefined && attribute(raised, 'val') === 'superscript'
}
/** Its end was taken away, as a tracked change. */
const isJoined = (paragraph: Element) => childOf(childOf(childOf(paragraph, 'pPr'), 'rPr'), 'del') !== undefined
