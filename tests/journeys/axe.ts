import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds on the page as it stands, against WCAG 2.2 AA and `more`; `name` says which state it is in. */
export async function axeFinds(page: Page, name: string, more: string[] = []): Promise<string[]> {
  // Its other mode is for frames of other origins, and opens a page for each look.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly: [...WCAG, ...more], resultTypes: ['violations'] })
    .analyze()
  return violations.map(({ id, nodes }) => {
    const places = nodes.map(({ target }) => target.join(' '))
    return `${name}: ${id} ${places.slice(0, 3).join(', ')}`
  })
}
