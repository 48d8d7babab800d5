/** What of a style sheet tells something about the text itself; how it looks is ours to say. */
const TELLING = [
  ...['mso-list', 'mso-outline-level', 'mso-hide', 'display'],
  ...['font-weight', 'font-style', 'vertical-align', 'text-decoration'],
]

/** What an element's own `style` says about one property, in small letters; empty where it says nothing. Browsers read no `mso-…`, so its text is read. */
export const styleOf = (element: Element, property: string): string =>
  declared(element.getAttribute('style') ?? '', property).toLowerCase()

const declared = (declarations: string, property: string) =>
  new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;]+)`, 'i').exec(declarations)?.[1]?.trim() ?? ''

/** Writes what the document's style sheets say of a class (`.xl66`, `p.MsoListBullet`) into the elements that have it, where their own style is silent. */
export function inlineStyles(doc: Document) {
  for (const [, selectors = '', declarations = ''] of rulesOf(doc)) {
    const telling = TELLING.map((property) => [property, declared(declarations, property)] as const).filter(
      ([, value]) => value !== '',
    )
    if (telling.length === 0) continue
    for (const selector of selectors.split(',').map((one) => one.trim())) {
      if (!/^[a-z]*\.[\w-]+$/i.test(selector)) continue
      for (const element of doc.querySelectorAll(selector))
        for (const [property, value] of telling)
          if (!styleOf(element, property))
            element.setAttribute('style', `${element.getAttribute('style') ?? ''};${property}:${value}`)
    }
  }
}

const sheetOf = (doc: Document) =>
  Array.from(doc.querySelectorAll('style'), (style) => style.textContent ?? '').join('\n')
const rulesOf = (doc: Document) => sheetOf(doc).matchAll(/([^{}]*?)\{([^{}]*)\}/g)

export type ListFormat = { format: string; start: number }

/** Word's own description of its lists, by list and level: `l0:level2`. */
export function listFormatsOf(doc: Document): Map<string, ListFormat> {
  const formats = new Map<string, ListFormat>()
  for (const [, name = '', declarations = ''] of sheetOf(doc).matchAll(/@list\s+(l\d+:level\d+)[^{]*\{([^{}]*)\}/g))
    formats.set(name, {
      format: declared(declarations, 'mso-level-number-format'),
      start: Number(declared(declarations, 'mso-level-start-at') || 1),
    })
  return formats
}
