// Stores the edits that come one after the other, as y-websocket's server stores them, and ends.
import { LeveldbPersistence } from 'y-leveldb'

const [folder, name] = process.argv.slice(2)
const store = new LeveldbPersistence(folder)
process.on('message', async (edits) => {
  for (const edit of edits) await store.storeUpdate(name, edit)
  process.send('stored')
})
process.once('disconnect', () => store.destroy())
