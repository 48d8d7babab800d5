/** Puts what an element holds into its place. */
export function unwrap(element: Element) {
  element.replaceWith(...element.childNodes)
}

/** The same content in an element of another name, without any of its attributes. */
export function rename(element: Element, name: string): HTMLElement {
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}

export const each = (within: ParentNode, selector: string, work: (element: HTMLElement) => void) => {
  for (const element of within.querySelectorAll<HTMLElement>(selector)) if (element.parentNode) work(element)
}

/** The words of an element, without what surrounds them. */
export const wordsOf = (node: Node): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Holds no words, and nothing else that stays. */
export const isBlank = (element: Element) => wordsOf(element) === '' && !element.querySelector('table,hr')
