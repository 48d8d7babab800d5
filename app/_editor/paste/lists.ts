import { each, isBlank, unwrap, wordsOf } from './dom'
import { type ListFormat, styleOf } from './style'

/** One point of a list as the program that it comes from knows it: a line with a depth and a mark. */
type Point = { level: number; kind: string; number: number; content: Node[] }

const BULLET = 'bullet'
/** Word's names of numberings, and HTML's. */
const KINDS: Record<string, string> = {
  ...{ bullet: BULLET, image: BULLET, 'alpha-lower': 'a', 'alpha-upper': 'A', 'roman-lower': 'i', 'roman-upper': 'I' },
  ...{ 'lower-alpha': 'a', 'lower-latin': 'a', 'upper-alpha': 'A', 'upper-latin': 'A' },
  ...{ 'lower-roman': 'i', 'upper-roman': 'I', decimal: '1', 'decimal-leading-zero': '1' },
}
const NUMBER = /^[([]?(?:\d+[.)\]:])*([0-9]+|[a-z]|[ivxlcdm]+)([.)\]:]*)$/i

/** Makes lists of what is only drawn as lists, and nests what stands flat. */
export function makeLists(body: HTMLElement, formats: Map<string, ListFormat>) {
  nestLists(body)
  joinFlatLists(body)
  joinWordLists(body, formats)
}

/** Google Docs and LibreOffice put a list beside the point that it belongs to; how it is numbered may be said of its points. */
function nestLists(body: HTMLElement) {
  each(body, 'ul > ul, ul > ol, ol > ul, ol > ol', (list) => {
    const point = list.previousElementSibling
    if (point?.localName === 'li') point.append(list)
    else unwrap(list)
  })
  each(body, 'ol', (list) => {
    const first = list.querySelector(':scope > li')
    const kind = KINDS[styleOf(list, 'list-style-type') || (first ? styleOf(first, 'list-style-type') : '')]
    if (kind && kind !== BULLET && kind !== '1') list.setAttribute('type', kind)
    if (list.getAttribute('type') === '1') list.removeAttribute('type')
  })
}

/** Word on the web makes each point a list of its own that says how deep it is. */
function joinFlatLists(body: HTMLElement) {
  each(body, '.ListContainerWrapper', unwrap)
  const isFlat = (element: Element | null): element is Element =>
    element !== null &&
    /^[uo]l$/.test(element.localName) &&
    element.querySelector(':scope > li[data-aria-level]') !== null
  each(body, 'ul, ol', (list) => {
    if (!isFlat(list)) return
    const run = [list as Element]
    for (let next = list.nextElementSibling; isFlat(next); next = next.nextElementSibling) run.push(next)
    const points = run.flatMap((one) =>
      Array.from(one.querySelectorAll(':scope > li'), (point, at): Point => {
        const kind = one.localName === 'ul' ? BULLET : (KINDS[styleOf(one, 'list-style-type')] ?? '1')
        const number = Number(point.getAttribute('data-aria-posinset') || Number(one.getAttribute('start') || 1) + at)
        return { level: Number(point.getAttribute('data-aria-level')), kind, number, content: [...point.childNodes] }
      }),
    )
    list.before(...nested(list.ownerDocument, points))
    for (const one of run) one.remove()
  })
}

/** Word on a desk draws a list: paragraphs with their mark typed before them and `mso-list` to say how deep they are. */
function joinWordLists(body: HTMLElement, formats: Map<string, ListFormat>) {
  each(body, 'p, h1, h2, h3, h4, h5, h6', (paragraph) => {
    if (!isPoint(paragraph)) return
    if (paragraph.localName !== 'p') return keepNumber(paragraph)
    const points: Point[] = []
    const run: Element[] = []
    for (let next: Element | null = paragraph; next; next = next.nextElementSibling) {
      const last = points.at(-1)
      if (next.localName !== 'p') break
      if (isPoint(next)) points.push(pointOf(next, last, formats))
      else if (last && goesOn(next)) last.content.push(next.cloneNode(true))
      else if (!isBlank(next)) break
      run.push(next)
    }
    paragraph.before(...nested(paragraph.ownerDocument, points))
    for (const one of run) one.remove()
  })
}

const markOf = (paragraph: Element) =>
  Array.from(paragraph.querySelectorAll('span')).find(
    (span) => styleOf(span, 'mso-list') === 'ignore' || styleOf(span, 'mso-special-format') !== '',
  )
const isPoint = (element: Element) =>
  /^l\d+ /.test(`${styleOf(element, 'mso-list')} `) ||
  /\bMsoList(Bullet|Number)\d?/.test(element.className) ||
  (markOf(element) !== undefined && styleOf(element, 'mso-list') !== 'none')
/** A further paragraph of the point before it. */
const goesOn = (element: Element) => /\bMsoList(Paragraph|Continue)/.test(element.className) && !isBlank(element)

/** A heading's number is part of what it is called. */
function keepNumber(heading: Element) {
  const mark = markOf(heading)
  mark?.replaceWith(`${wordsOf(mark)} `)
}

function pointOf(paragraph: HTMLElement | Element, last: Point | undefined, formats: Map<string, ListFormat>): Point {
  const [, list = '', depth] = /^(l\d+)\s+level(\d+)/.exec(styleOf(paragraph, 'mso-list')) ?? []
  const level = Number(depth ?? (/MsoList\w*?(\d)\b/.exec(paragraph.className)?.[1] || 1))
  const mark = markOf(paragraph)
  const words = mark ? wordsOf(mark) : ''
  const format = formats.get(`${list}:level${level}`)
  mark?.remove()
  const told = format?.format || styleOf(mark ?? paragraph, 'mso-special-format')
  const kind = KINDS[told] ?? kindOf(words, mark, last?.level === level ? last : undefined, paragraph.className)
  const content = paragraph.cloneNode(true) as Element
  for (const name of ['class', 'style']) content.removeAttribute(name)
  return { level, kind, number: kind === BULLET ? 0 : numberOf(words, kind), content: [content] }
}

/** What the typed mark shows, where Word does not say it. */
function kindOf(mark: string, drawn: Element | undefined, last: Point | undefined, name: string): string {
  const [, number = '', stop = ''] = NUMBER.exec(mark) ?? []
  if (mark === '' && /Number/.test(name)) return '1'
  if (number === '' || (stop === '' && /^[a-z]$/i.test(mark) && /symbol|wingdings|courier/.test(fontOf(drawn))))
    return BULLET
  if (/\d/.test(number)) return '1'
  const isUpper = number === number.toUpperCase()
  const asLetter = isUpper ? 'A' : 'a'
  const goesOnAsLetter = last?.kind === asLetter && number.length === 1 && numberOf(number, 'a') === last.number + 1
  const isRoman =
    /^[ivxlcdm]+$/i.test(number) && !goesOnAsLetter && (last ? last.kind.toLowerCase() === 'i' : /^[ivx]/i.test(number))
  if (number.length > 1 && !isRoman && !/^[ivxlcdm]+$/i.test(number)) return BULLET
  if (isRoman || number.length > 1) return isUpper ? 'I' : 'i'
  return asLetter
}

const fontOf = (mark: Element | undefined): string => {
  for (let one = mark ?? null; one && one.localName !== 'p'; one = one.parentElement) {
    const font = styleOf(one, 'font-family')
    if (font) return font
  }
  return 'symbol'
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
function numberOf(mark: string, kind: string): number {
  const number = (NUMBER.exec(mark)?.[1] ?? '').toLowerCase()
  if (/^\d+$/.test(number)) return Number(number)
  if (kind.toLowerCase() === 'a') return number ? number.charCodeAt(0) - 96 : 1
  const values = Array.from(number, (letter) => ROMAN[letter] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0) || 1
}

/** Lists within lists, from points that only say how deep they are. A depth that is left out is none. */
function nested(doc: Document, points: Point[]): Element[] {
  const roots: Element[] = []
  const open: { level: number; kind: string; list: Element; last: number }[] = []
  for (const point of points) {
    while ((open.at(-1)?.level ?? 0) > point.level) open.pop()
    let top = open.at(-1)
    const beginsAnew = point.kind !== BULLET && point.number === 1 && (top?.last ?? 0) > 0
    if (top && top.level === point.level && (top.kind !== point.kind || beginsAnew)) {
      open.pop()
      top = open.at(-1)
    }
    if (!top || top.level < point.level) {
      const list = doc.createElement(point.kind === BULLET ? 'ul' : 'ol')
      if (point.kind !== BULLET && point.kind !== '1') list.setAttribute('type', point.kind)
      if (point.number > 1) list.setAttribute('start', String(point.number))
      if (top) top.list.lastElementChild?.append(list)
      else roots.push(list)
      top = { level: point.level, kind: point.kind, list, last: 0 }
      open.push(top)
    }
    const item = doc.createElement('li')
    item.append(...point.content)
    top.list.append(item)
    top.last = point.number
  }
  return roots
}
