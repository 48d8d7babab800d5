import { type Connect, openLine } from './wire'

/** Engine.IO 4 and Socket.IO 5 by hand. An event with bytes in it is a text frame that announces them and a binary one. */
export const socketIoWire: Connect = async ({ url, text, client, heard, moved }) => {
  const address = `${url}/socket.io/?EIO=4&transport=websocket&text=${text}`
  const line = openLine(address, {}, (data, isBinary, opened) => {
    if (isBinary) return heard(data)
    const said = data.toString()
    if (said === '2') line.say('3')
    else if (said.startsWith('0')) line.say('40')
    else if (said.startsWith('40')) opened()
    else if (said.startsWith('42')) moved?.(1)
  })
  await line.isReady
  return {
    ...line.wire,
    send: (update) => {
      line.say('451-["update",{"_placeholder":true,"num":0}]')
      line.say(update)
    },
    move: (cursor) => line.say(`42${JSON.stringify(['caret', { client, cursor }])}`),
  }
}
