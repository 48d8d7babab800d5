import { randomUUID } from 'node:crypto'
import { cursorBytes } from '@/lib/sync/wire/cursor'
import { editBody, frameOf, readCursors, readEdits, readFrame, readSaved } from '@/lib/sync/wire/frame'
import { type Joined, type RefusedJoin, TEXT_SCHEMA } from '@/lib/sync/wire/protocol'
import { type Connect, openLine } from './wire'

/** Engine.IO 4 and Socket.IO 5 by hand: 0 open, 2 ping, 3 pong, 40 connect, 42 event, 43 acknowledgement; bytes are our frames. */
export const concordWire: Connect = async ({ url, text, council, cookie, heard, moved, acknowledged }) => {
  const join = { council, documentId: text, stateVector: 'AA==', schema: TEXT_SCHEMA }
  let [room, me, counter, stored] = [0, 0, 0, 0]
  const line = openLine(`${url}/socket.io/?EIO=4&transport=websocket`, { cookie }, (data, isBinary, opened) => {
    if (isBinary) {
      const frame = readFrame(data)
      if (frame.name === 'edits') for (const edit of readEdits(frame.body)) heard(edit)
      else if (frame.name === 'saved') {
        const saved = readSaved(frame.body)
        stored += saved.stored
        acknowledged?.(stored)
        for (const edit of saved.edits) heard(edit)
      } else if (frame.name === 'presence') moved?.(readCursors(frame.body).filter(({ id }) => id !== me).length)
      else if (frame.name === 'opened') {
        heard(frame.body)
        opened()
      }
      return
    }
    const said = data.toString()
    if (said === '2') line.say('3')
    else if (said.startsWith('0')) line.say('40')
    else if (said.startsWith('40')) line.say(`420${JSON.stringify(['document:join', join])}`)
    else if (said.startsWith('430')) {
      const [answer] = JSON.parse(said.slice(3)) as [Joined | RefusedJoin]
      if (!answer.ok) line.wire.close()
      else [room, me] = [answer.room, answer.presenceId]
    }
  })
  await line.isReady
  return {
    ...line.wire,
    send: (payload) =>
      line.say(frameOf('update', room, editBody({ counter: ++counter, batchId: randomUUID(), payload }))),
    move: (cursor) => line.say(frameOf('presence', room, cursorBytes(cursor))),
  }
}
