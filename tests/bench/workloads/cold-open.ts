import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { Place } from '../crowd'
import { type History, makeHistory, readTrace } from '../history'
import { median, pause } from '../measure'
import { type Name, type Server, withServer } from '../servers'
import { copyOurs, fillHocuspocus, fillLevelDb, fillOurs, sizeOfFolder, sizeOfHocuspocus, sizeOfOurs } from '../stores'
import { CONNECT } from '../wires/connect'
import { type Case, ours, type Run, timesOf, type Workload } from '../workload'
import { buildPlaces } from '../world'

/** Copies of the text that are opened one after the other in one run. Each is read from the store by its first opening. */
const COPIES = 5
/** Other texts that are opened first, so that it is the text that is cold and not the process. */
const WARM = 30
const OPENED_WITHIN = 60_000

/** Milliseconds from the first byte sent to the last received that the whole text needs; bytes until then. */
async function open(server: Server, place: Place, text: string) {
  const came: { at: number; bytes: number; update: Uint8Array }[] = []
  const began = performance.now()
  let bytesIn = () => 0
  const heard = (update: Uint8Array) => came.push({ at: performance.now() - began, bytes: bytesIn(), update })
  const seat = { url: server.url, ...place, cookie: place.cookies[0] ?? '', client: 1, heard }
  const wire = await CONNECT[server.name](seat)
  bytesIn = wire.bytesIn
  const doc = new Y.Doc()
  for (let applied = 0; performance.now() - began < OPENED_WITHIN; await pause(20))
    for (; applied < came.length; applied++) {
      const { at, bytes, update } = came[applied] as (typeof came)[0]
      Y.applyUpdate(doc, update)
      if (doc.getXmlFragment('default').toString() !== text) continue
      const read = { ms: at, bytes: bytes || wire.bytesIn() }
      wire.close()
      return read
    }
  throw new Error(`${server.name} did not give the whole text`)
}

type Filled = { history: History; places: Place[]; warm: Place[]; folder: string }

/** The compacted text and its copies in each store, made once for all rounds. */
async function fill(history: History, names: Name[]): Promise<Filled> {
  const places = await buildPlaces(COPIES, 4)
  const [first, ...others] = places as [Place, ...Place[]]
  const [folder] = await Promise.all([
    names.includes('y-websocket') ? fillLevelDb(first, history) : '',
    fillOurs(first, history),
  ])
  for (const other of others) await copyOurs(first, other)
  for (const place of places) await fillHocuspocus(place, history)
  return { history, places, warm: await buildPlaces(WARM, 1), folder }
}

async function measure(name: Name, { history, places, warm, folder }: Filled): Promise<Run> {
  const own = mkdtempSync(join(tmpdir(), 'concord-bench-'))
  if (folder) cpSync(folder, own, { recursive: true })
  const [first] = places as [Place]
  try {
    return await withServer(
      name,
      async (server) => {
        for (const place of warm) await open(server, place, '')
        const opened = []
        // LevelDB has the text once: y-websocket merges what it reads, so that its second opening is another thing.
        for (const place of name === 'y-websocket' ? [first] : places)
          opened.push(await open(server, place, history.text))
        const again = await pause(1_000).then(() => open(server, first, history.text))
        const stored =
          name === 'concord'
            ? await sizeOfOurs(first)
            : { state: name === 'hocuspocus' ? await sizeOfHocuspocus(first) : sizeOfFolder(own), points: 0 }
        return {
          'open ms': median(opened.map(({ ms }) => ms)),
          'open again ms': again.ms,
          'bytes × least': median(opened.map(({ bytes }) => bytes)) / history.least.byteLength,
          'stored × least': stored.state / history.least.byteLength,
          'history points × least': stored.points / history.least.byteLength,
          'least KB': history.least.byteLength / 1024,
          characters: history.text.replaceAll(/<[^>]*>/g, '').length,
        }
      },
      own,
    )
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
}

const opening = (title: string, make: () => History, names: Name[]): Case => {
  let filled: Promise<Filled> | undefined
  return {
    title,
    names,
    measure: async (name) => {
      filled ??= fill(make(), names)
      return measure(name, await filled)
    },
    goals: [
      { says: 'open ms × Hocuspocus', reads: timesOf('hocuspocus', 'open ms'), atMost: 0.6 },
      { says: 'bytes × the least that Yjs can say', reads: ours('bytes × least'), atMost: 1.02 },
      { says: 'stored × state, history points apart', reads: ours('stored × least'), atMost: 1.5 },
    ],
  }
}

export const coldOpen: Workload = {
  name: 'cold-open',
  cases: ({ isQuick, names }) => {
    const storing = names.filter((name) => !name.includes('relay'))
    const trace = process.env.CONCORD_BENCH_TRACE
    const sizes = isQuick ? [20_000] : [20_000, 250_000]
    return trace
      ? [opening(`cold open of ${trace}`, () => readTrace() as History, storing)]
      : sizes.map((edits) =>
          opening(`cold open of ${edits.toLocaleString('en')} edits`, () => makeHistory(edits), storing),
        )
  },
}
