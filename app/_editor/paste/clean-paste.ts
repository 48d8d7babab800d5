import { settleHeadings } from './headings'
import { makeLists } from './lists'
import { inlineStyles, listFormatsOf } from './style'
import { settleTables } from './tables'
import { type LeftOut, takeOut } from './take-out'
import { keepFootnotes, raiseLetters, settleLinks, settleSpaces } from './words'

/**
 * Brings HTML from another program (Word, Docs, Excel, Outlook, LibreOffice, Pages) into what an answer can hold: lists that
 * are lists, two depths of headings, tables with their head, links that lead somewhere, the final text of tracked changes.
 * Needs a document that nobody sees, and changes it. What is left out is told. The editor's schema comes after and decides what is taken.
 */
export function cleanPaste(doc: Document): { html: string; left: LeftOut } {
  const formats = listFormatsOf(doc)
  inlineStyles(doc)
  const left = takeOut(doc)
  const { body } = doc
  keepFootnotes(body)
  left.links = settleLinks(body)
  raiseLetters(body)
  makeLists(body, formats)
  settleHeadings(body)
  settleSpaces(body)
  settleTables(body)
  return { html: body.innerHTML, left }
}
