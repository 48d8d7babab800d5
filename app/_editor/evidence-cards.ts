/** One that is shown: its number, and what its card says. */
type Card = { number: number; words: { title: string; about: string; href: string | null; older: string | null } }

const element = (name: string, className: string, words?: string) => {
  const made = document.createElement(name)
  made.className = className
  if (words !== undefined) made.textContent = words
  return made
}

/** The number behind words that rest on evidence; for whoever listens it says what it is. */
export function evidenceNumber(number: number, called: string, title: string): HTMLElement {
  const made = element('span', 'evidence-number')
  made.contentEditable = 'false'
  made.title = title
  made.append(element('span', 'sr-only', ` ${called} `), String(number))
  return made
}

/** What the words of one paragraph rest on: a card for each, with its number. */
export function evidenceCards(cards: readonly Card[]): HTMLElement {
  const made = element('div', 'evidence-cards')
  made.contentEditable = 'false'
  for (const { number, words } of cards) {
    const card = element('p', 'evidence-card')
    const title = words.href ? element('a', '', words.title) : element('span', '', words.title)
    if (words.href) title.setAttribute('href', words.href)
    card.append(
      element('span', 'evidence-number', String(number)),
      title,
      element('span', 'evidence-about', words.about),
    )
    if (words.older) card.append(element('span', 'evidence-older', words.older))
    made.append(card)
  }
  return made
}
