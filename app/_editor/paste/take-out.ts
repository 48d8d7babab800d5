import { each, isBlank, rename, unwrap } from './dom'
import { styleOf } from './style'

/** What was pasted and is not in the text: what is said about it, and what can be attached instead. */
export type LeftOut = {
  /** `src` where the picture itself came along, as a data address. */
  pictures: { name: string; src?: string }[]
  isTracked: boolean
  hasComments: boolean
  /** Links to files on somebody's computer or network, and to scripts. Their words are kept. */
  links: number
}

const NO_WORDS = 'script,style,meta,link,title,template,noscript,xml,.EOP,.Apple-interchange-newline'
const COMMENTS = [
  ...['.MsoCommentReference', '.MsoCommentText', 'a.msocomanchor', '.msocomoff', '[id^="_com_"]'],
  ...['.CommentStart', '.CommentEnd', 'a.comment-indicator', 'comment'],
]
const PICTURES = 'img,svg,canvas,video,audio,object,embed,iframe'
const EMOJI = /^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Component}]*$/u

/** Takes out what no text is made of: hidden words, remarks, the words that were struck out of it, pictures. */
export function takeOut(doc: Document): LeftOut {
  const { body } = doc
  each(doc, NO_WORDS, (element) => element.remove())
  takeOutNotes(doc)
  each(body, '[style]', (element) => {
    if (styleOf(element, 'display') === 'none' || styleOf(element, 'mso-hide') === 'all') element.remove()
  })
  const isTracked = settleChanges(body)
  const hasComments = takeOutComments(body)
  const pictures = takeOutPictures(body)
  for (const element of body.querySelectorAll('*')) {
    if (element.localName.startsWith('v:')) element.remove()
    else if (element.localName.includes(':') && element.parentNode) unwrap(element)
  }
  return { pictures, isTracked, hasComments, links: 0 }
}

/** Also what Word puts into notes for older browsers: drawings a second time. */
function takeOutNotes(doc: Document) {
  const notes = doc.createTreeWalker(doc, 128) // NodeFilter.SHOW_COMMENT
  const all: Node[] = []
  while (notes.nextNode()) all.push(notes.currentNode)
  for (const note of all) note.parentNode?.removeChild(note)
}

/** The text as if every tracked change had been accepted. A `<del>` that names nobody is words that are shown struck. */
function settleChanges(body: HTMLElement): boolean {
  const gone = 'del[cite],del[datetime],.msoDel,.TrackChangeTextDeletion,.TrackedChangeDeletion'
  const come = 'ins[cite],ins[datetime],.msoIns,.TrackChangeTextInsertion'
  const isTracked = body.querySelector(`${gone},${come}`) !== null
  each(body, gone, (element) => {
    const block = element.closest('p,li')
    element.remove()
    if (block && isBlank(block)) block.remove()
  })
  each(body, come, unwrap)
  each(body, 'ins', unwrap)
  each(body, 'del', (element) => rename(element, 's'))
  return isTracked
}

function takeOutComments(body: HTMLElement): boolean {
  let found = false
  const out = (element: Element) => {
    found = true
    element.remove()
  }
  each(body, COMMENTS.join(), out)
  each(body, '[style*="mso-element:comment" i]', out)
  each(body, 'a[href^="#cmnt"]', (anchor) => out(anchor.closest('div,sup') ?? anchor))
  return found
}

function takeOutPictures(body: HTMLElement): LeftOut['pictures'] {
  const pictures: LeftOut['pictures'] = []
  each(body, PICTURES, (element) => {
    const told = ['alt', 'aria-label', 'title'].map((name) => element.getAttribute(name)).find(Boolean) ?? ''
    const name = told.replace(/\s+/g, ' ').trim()
    if (EMOJI.test(name)) return element.replaceWith(name)
    const isMark = element.closest('li[role="checkbox"]') !== null
    const isBeacon = element.getAttribute('width') === '1' && element.getAttribute('height') === '1'
    const src = element.getAttribute('src') ?? ''
    if (!isMark && !isBeacon)
      pictures.push({ name, ...(/^data:image\/(png|jpeg|gif|webp);/i.test(src) ? { src } : {}) })
    element.remove()
  })
  return pictures
}
