import { type Connect, openLine } from './wire'

/** Edits are the binary frames, carets the text ones. The relay greets nobody: an open line is an open text. */
export const relayWire: Connect = async ({ url, text, client, heard, moved }) => {
  let opened = () => {}
  const isOpen = new Promise<void>((done) => {
    opened = done
  })
  const line = openLine(
    `${url}/${text}`,
    {},
    (data, isBinary) => {
      if (isBinary) heard(data)
      else moved?.(1)
    },
    () => opened(),
  )
  await Promise.race([isOpen, line.isReady])
  line.isReady.catch(() => {})
  return { ...line.wire, send: line.say, move: (cursor) => line.say(JSON.stringify({ client, cursor })) }
}
