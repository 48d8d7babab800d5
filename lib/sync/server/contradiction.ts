import * as Y from 'yjs'

type Struct = Y.Item | Y.GC | Y.Skip
type Written = { clock: number; length: number; struct: Struct }

/**
 * Whether an update says something else under the same Yjs client and clock than what was said here. Each reader keeps
 * what it hears first, so that two such texts would never come together again. Cut differently is not said differently,
 * and what has been deleted contradicts nothing.
 */
export function contradicts(update: Uint8Array, said: readonly Uint8Array[]): boolean {
  const here = new Map<number, Written[]>()
  for (const one of said)
    for (const struct of Y.decodeUpdate(one).structs) {
      const own = here.get(struct.id.client)
      if (own) own.push(writtenBy(struct))
      else here.set(struct.id.client, [writtenBy(struct)])
    }
  for (const struct of Y.decodeUpdate(update).structs)
    for (const own of here.get(struct.id.client) ?? []) if (differ(writtenBy(struct), own)) return true
  return false
}

const writtenBy = (struct: Struct): Written => ({ clock: struct.id.clock, length: struct.length, struct })

function differ(one: Written, other: Written): boolean {
  const from = Math.max(one.clock, other.clock)
  const to = Math.min(one.clock + one.length, other.clock + other.length)
  for (let clock = from; clock < to; clock++) {
    const [here, there] = [saidAt(one, clock), saidAt(other, clock)]
    if (here === undefined || there === undefined) continue
    if (!isSame(here, there) || placeAt(one, clock) !== placeAt(other, clock)) return true
  }
  return false
}

/** Yjs itself writes another sign for half of a letter that it had to cut in two. */
const isSame = (one: string, other: string) => one === other || isCut(one, other) || isCut(other, one)
const isCut = (sign: string, half: string) => sign === '\ufffd' && /^[\ud800-\udfff]$/.test(half)

/** Beside what it was put. */
function placeAt({ clock: start, struct }: Written, clock: number): string {
  const { client } = struct.id
  const { origin, rightOrigin } = struct as Y.Item
  return `${clock > start ? `${client}.${clock - 1}` : nameOf(origin)} ${nameOf(rightOrigin)}`
}

const nameOf = (id: Y.ID | null) => (id ? `${id.client}.${id.clock}` : '')

/** One letter or thing; undefined where it is not known any more. */
function saidAt({ clock: start, struct }: Written, clock: number): string | undefined {
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return undefined
  const { content } = struct
  const at = clock - start
  if (content instanceof Y.ContentString) return content.str.charAt(at)
  if (content instanceof Y.ContentAny) return JSON.stringify(content.arr[at])
  if (content instanceof Y.ContentFormat) return `${content.key}=${JSON.stringify(content.value)}`
  if (content instanceof Y.ContentEmbed) return JSON.stringify(content.embed)
  if (content instanceof Y.ContentType)
    return content.type instanceof Y.XmlElement ? `<${content.type.nodeName}>` : content.type.constructor.name
  return content.constructor.name
}
