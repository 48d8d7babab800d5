import { readAddress } from '../address'
import { each, isBlank, rename, unwrap, wordsOf } from './dom'
import { styleOf } from './style'

/** A note at the foot of a page, and the place that it belongs to, as every program names them. */
const NOTE = /^#_?(ftn|edn|sdfootnote|sdendnote|footnote|endnote)/

/** Notes at the foot are kept as text: “[1]” where they belong, and again before their words. */
export function keepFootnotes(body: HTMLElement) {
  each(body, 'ol > li[id^="footnote-"], ol > li[id^="endnote-"]', (note) => {
    const list = note.parentElement
    const place = [...(list?.children ?? [])].indexOf(note) + 1
    note.querySelector('p')?.prepend(`[${place}] `)
  })
  each(body, 'ol:has(> li[id^="footnote-"]), ol:has(> li[id^="endnote-"])', (list) => {
    each(list, ':scope > li', unwrap)
    unwrap(list)
  })
  each(body, '.MsoFootnoteReference,.MsoEndnoteReference,.sdfootnoteanc,.sdendnoteanc', (mark) =>
    mark.removeAttribute('style'),
  )
  each(body, 'a[href^="#"]', (anchor) => {
    if (!NOTE.test(anchor.getAttribute('href') ?? '')) return
    const mark = wordsOf(anchor)
    const raised = anchor.parentElement
    const isAlone = raised?.localName === 'sup' && wordsOf(raised) === mark
    const words = /^\[/.test(mark) ? mark : mark === '↑' || mark === '' ? '' : `[${mark}]`
    const isFirst = raised?.localName === 'p' && raised.firstChild === anchor
    ;(isAlone ? raised : anchor).replaceWith(isFirst ? `${words} ` : words)
  })
  each(body, '[style*="mso-element:footnote-list" i] hr, [style*="mso-element:endnote-list" i] hr', (line) =>
    line.remove(),
  )
}

/** Completes what begins with www., and leaves the words alone of what leads nowhere from here. Gives how many led to a file or a script. */
export function settleLinks(body: HTMLElement): number {
  let left = 0
  each(body, 'a', (anchor) => {
    const href = whereItLeads((anchor.getAttribute('href') ?? '').trim())
    const address = readAddress(href)
    const isWhole = /^(www\.|[a-z]+:)|@/i.test(href)
    if (address.ok && isWhole && wordsOf(anchor) !== '') {
      for (const name of [...anchor.getAttributeNames()]) if (name !== 'href') anchor.removeAttribute(name)
      anchor.setAttribute('href', address.href)
      each(anchor, 'u', unwrap)
      each(anchor, '[style]', (words) => words.removeAttribute('style'))
      return
    }
    if (!address.ok && (address.why === 'share' || address.why === 'script')) left++
    unwrap(anchor)
  })
  return left
}

/** Outlook and Google lead through a page of theirs, which is told who follows the link. */
function whereItLeads(href: string): string {
  try {
    const { hostname, pathname, searchParams } = new URL(href)
    if (hostname.endsWith('.safelinks.protection.outlook.com')) return searchParams.get('url') ?? href
    if (/^www\.google\.[a-z.]+$/.test(hostname) && pathname === '/url') return searchParams.get('q') ?? href
  } catch {
    // not a whole address
  }
  return href
}

/** Raised and lowered letters that are only drawn so. */
export function raiseLetters(body: HTMLElement) {
  each(body, 'span[style],font[style]', (span) => {
    const at = styleOf(span, 'vertical-align')
    if (at !== 'super' && at !== 'sub') return
    const made = span.ownerDocument.createElement(at === 'super' ? 'sup' : 'sub')
    made.append(...span.childNodes)
    span.append(made)
  })
  each(body, 'sup sup, sub sub', unwrap)
}

const BLOCKS = /^(p|div|h[1-6]|ul|ol|table|blockquote|hr)$/

/** One space where there are several, hard ones and tabs among them; no line that is only empty. */
export function settleSpaces(body: HTMLElement) {
  const texts = body.ownerDocument.createTreeWalker(body, 4) // NodeFilter.SHOW_TEXT
  while (texts.nextNode()) {
    const text = texts.currentNode as Text
    const settled = text.data.replace(/[\s\u00a0\u2007\u202f]+/g, ' ')
    if (settled !== text.data) text.data = settled
  }
  each(body, '[style]', (element) => {
    const style = (element.getAttribute('style') ?? '').replace(/white-space[\w-]*\s*:[^;]*/gi, '')
    element.setAttribute('style', style)
  })
  partAtEmptyLines(body)
  each(body, 'p,div,h1,h2,h3,h4,h5,h6,li,blockquote,ul,ol', (block) => {
    const cell = block.closest('td,th')
    const isCellsOnly = cell !== null && isBlank(cell) && cell.firstElementChild === block
    if (isBlank(block) && !isCellsOnly) block.remove()
  })
  each(body, 'br', (line) => {
    const beside = [...(line.parentElement?.children ?? [])]
    if (line.parentElement === body || beside.some(({ localName }) => BLOCKS.test(localName))) line.remove()
  })
}

/** In mails an empty line parts two paragraphs. */
function partAtEmptyLines(body: HTMLElement) {
  each(body, 'p,div', (block) => {
    const holdsBlocks = block.querySelector('p,div,ul,ol,table,h1,h2,h3,blockquote') !== null
    if (holdsBlocks || block.closest('li,td,th') || block.querySelectorAll(':scope > br').length < 2) return
    const nodes = [...block.childNodes].filter(({ nodeType, textContent }) => nodeType === 1 || textContent?.trim())
    const isLine = (node: Node | undefined) => node?.nodeName === 'BR'
    const parts: Node[][] = [[]]
    for (const [at, node] of nodes.entries()) {
      const isParting = isLine(node) && (isLine(nodes[at + 1]) || isLine(nodes[at - 1]))
      if (!isParting) parts.at(-1)?.push(node)
      else if (parts.at(-1)?.length) parts.push([])
    }
    if (parts.filter((part) => part.length > 0).length < 2) return
    block.replaceWith(
      ...parts.map((part) => {
        const paragraph = block.ownerDocument.createElement('p')
        paragraph.append(...part)
        return paragraph
      }),
    )
  })
  each(body, 'p > br', (line) => {
    if (line.nextSibling === null || line.previousSibling === null) line.remove()
  })
  each(body, 'center', (block) => rename(block, 'p'))
}
