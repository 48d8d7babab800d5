import { each, isBlank, rename, unwrap } from './dom'
import { styleOf } from './style'

const TITLE = 0

/** Brings headings of any depth into the two that an answer has: the highest that there is, and all below it. A title is one of the highest. */
export function settleHeadings(body: HTMLElement) {
  const headings: [HTMLElement, number][] = []
  each(body, 'h1,h2,h3,h4,h5,h6,p,[role="heading"]', (element) => {
    const level = levelOf(element)
    if (level !== undefined && !isBlank(element)) headings.push([element, level])
  })
  const highest = Math.min(...headings.map(([, level]) => level).filter((level) => level !== TITLE))
  for (const [element, level] of headings) {
    const heading = rename(element, level <= highest ? 'h2' : 'h3')
    each(heading, 'p,div', unwrap)
    plainWeight(heading)
  }
}

function levelOf(element: HTMLElement): number | undefined {
  const { localName, className } = element
  if (/\bMsoTitle|^title$|\btitle\b/.test(className)) return TITLE
  if (element.closest('li')) return undefined
  const named = /^h([1-6])$/.exec(localName)?.[1] ?? /\bMsoHeading([1-9])/.exec(className)?.[1]
  if (named) return Number(named)
  if (element.getAttribute('role') === 'heading') return Number(element.getAttribute('aria-level') || 1)
  const outline = Number(styleOf(element, 'mso-outline-level'))
  return outline >= 1 && outline <= 9 ? outline : undefined
}

/** A heading and the head of a table are bold already. */
export function plainWeight(element: HTMLElement) {
  each(element, 'b,strong', unwrap)
  for (const one of [element, ...element.querySelectorAll('[style]')]) {
    const style = one.getAttribute('style')?.replace(/font-weight\s*:[^;]*/gi, '')
    if (style !== undefined) one.setAttribute('style', style)
  }
}
