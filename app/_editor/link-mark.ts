import { Mark, mergeAttributes } from '@tiptap/core'
import { readAddress } from './address'

/** How each link opens and what it tells the place that it leads to: not its writer's to say. */
const OPENS = { target: '_blank', rel: 'noopener noreferrer nofollow' }

/**
 * A link, with the attributes that links in stored texts have. Only what may be an address is drawn as one, whatever the
 * text holds. Tiptap's own finds addresses where there are none (“May.It”) and brings a list of all domains to do so.
 */
export const LinkMark = Mark.create({
  name: 'link',
  priority: 1000,
  keepOnSplit: false,
  inclusive: false,
  exitable: true,
  addAttributes: () => ({
    href: { default: null },
    target: { default: OPENS.target },
    rel: { default: OPENS.rel },
    class: { default: null },
    title: { default: null },
  }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (anchor) => (readAddress(anchor.getAttribute('href') ?? '').ok ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes: { href, ...attributes } }) => [
    'a',
    mergeAttributes(OPENS, attributes, typeof href === 'string' && readAddress(href).ok ? { href } : {}),
    0,
  ],
})
