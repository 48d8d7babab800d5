import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok, refuse } from '../result'
import { figureFields, itemWords, minuteFields, webPage } from './about-evidence'
import { figureIn } from './add-figure'
import { blank } from './days'
import { loadItem, loadRevisions } from './load-items'
import { mayRevise } from './policy'
import { type Content, saveRevision } from './store-items'

const note = z.preprocess(blank, z.string().trim().max(300, 'Use at most 300 characters').optional())
const ofItem = z.object({ itemId: z.string(), note })

export const reviseItemInput = z.discriminatedUnion('kind', [
  itemWords.extend(ofItem.shape).extend({ kind: z.literal('link'), url: webPage }),
  figureFields
    .extend(itemWords.pick({ reviewBy: true }).shape)
    .extend(ofItem.shape)
    .extend({ kind: z.literal('figure') }),
  itemWords
    .omit({ speaksFor: true })
    .extend(ofItem.shape)
    .extend(minuteFields.shape)
    .extend({ kind: z.literal('minute') }),
])
type ReviseItem = z.infer<typeof reviseItemInput>

/** A newer version of a link, a figure or a minute. The older ones stay, and what is frozen goes on naming them. */
export const reviseItem = (caller: Caller, input: ReviseItem) =>
  inCouncil(caller, async (tx, actor) => {
    const item = await loadItem(tx, input.itemId, true)
    const [newest] = item ? await loadRevisions(tx, item.id) : []
    const permit = mayRevise(actor, item, newest?.number ?? 0)
    if (!permit.ok) return permit
    if (permit.value.thing.item.kind !== input.kind) return refuse({ kind: 'not-found' })
    const { words, content } = saidIn(input)
    return ok({ number: await saveRevision(tx, actor, permit.value, words, content, input.note ?? null) })
  })

function saidIn(input: ReviseItem): { words: { title: string; speaksFor: string }; content: Content } {
  if (input.kind === 'link') return { words: input, content: { kind: 'link', url: input.url } }
  if (input.kind === 'minute') {
    const { title, body, on, item, says } = input
    return { words: { title, speaksFor: on }, content: { kind: 'minute', minute: { body, on, item, says } } }
  }
  return {
    words: { title: input.metric, speaksFor: input.speaksFor },
    content: { kind: 'figure', figure: figureIn({ ...input, readers: 'council', named: [], legalClass: 'none' }) },
  }
}
