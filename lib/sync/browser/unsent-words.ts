import * as Y from 'yjs'

/**
 * The words that these updates bring, as plain text: what was typed in one go is one line, in the order of typing. What
 * they take out again is left out. Needs nothing of the text around them, which may be out of reach.
 */
export function unsentWords(payloads: readonly Uint8Array[]): string {
  if (payloads.length === 0) return ''
  const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates([...payloads]))
  const isTakenOut = (client: number, clock: number) =>
    ds.clients.get(client)?.some((range) => clock >= range.clock && clock < range.clock + range.len) ?? false
  const lines: string[] = []
  let end: { client: number; clock: number } | undefined
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const { client, clock } = struct.id
    const goesOn = end && struct.origin?.client === end.client && struct.origin.clock === end.clock
    end = { client, clock: clock + struct.length - 1 }
    if (!(struct.content instanceof Y.ContentString)) continue
    let words = ''
    for (let at = 0; at < struct.length; at++)
      if (!isTakenOut(client, clock + at)) words += struct.content.str[at] ?? ''
    if (goesOn && lines.length > 0) lines.push((lines.pop() ?? '') + words)
    else lines.push(words)
  }
  return lines.filter((line) => line.trim() !== '').join('\n')
}
