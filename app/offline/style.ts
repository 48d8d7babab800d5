import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How the page without a connection looks: the product’s colours, and letters that every device has. */
export const STYLE = `${readFileSync(join(process.cwd(), 'app/tokens.css'), 'utf8')}
body { margin: 0; background: var(--color-paper); color: var(--color-text); font: 1.125rem/1.5 Verdana, sans-serif; }
header { background: var(--color-sheet); border-bottom: 1px solid var(--color-line); padding: 0.75rem 1rem; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1, h2, h3, h4 { font-family: Georgia, serif; line-height: 1.25; margin: 1.5rem 0 0.5rem; }
h1 { margin-top: 0; }
h4 { font-size: 1.125rem; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
button { font: inherit; min-height: 2.75rem; padding: 0.25rem 1rem; border: 1px solid var(--color-accent); border-radius: var(--radius);
  background: var(--color-accent); color: var(--color-on-accent); cursor: pointer; }
button.second { background: transparent; color: var(--color-accent); }
details { background: var(--color-sheet); border: 1px solid var(--color-line); border-radius: var(--radius); padding: 0 1rem; margin: 0 0 0.75rem; }
summary { cursor: pointer; min-height: 2.75rem; line-height: 2.75rem; color: var(--color-accent); }
:focus-visible { outline: 3px solid var(--color-focus); outline-offset: 2px; }
.quiet { color: var(--color-text-secondary); font-size: 1rem; }
ol { padding-left: 1.5rem; margin: 0 0 1rem; }
li { margin-bottom: 0.5rem; }`
