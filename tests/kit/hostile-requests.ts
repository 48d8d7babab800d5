import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { builtActions } from './built-actions'

/** Where a hostile somebody knocks: anybody's address, and what one writer of a council can reach. */
/** Where it is sent, by whom, and which share of those that are many. */
export type Front = { url: string; cookie: string; assessment: string; share?: number }
/** The status of an answer, or that the line was cut before there was one. */
export type Answer = number | 'cut'
export type HostileRequest = {
  what: string
  send: (front: Front) => Promise<Answer[]>
  /** The answers that are right. */
  right: readonly Answer[]
}

type Sent = {
  method?: string
  headers?: Record<string, string>
  body?: () => Iterable<Buffer>
  length?: number
  every?: number
}
const MB = 1_000_000

/** One request on a line of its own. What is sent goes on until it is through, answered or cut; `every` so many milliseconds a part. */
function post(
  url: string,
  { method = 'POST', headers = {}, body = () => [], length, every = 0 }: Sent,
): Promise<Answer> {
  const said = length === undefined ? headers : { ...headers, 'content-length': String(length) }
  const sent = request(url, { method, agent: false, headers: said })
  sent.setMaxListeners(0)
  const answer = new Promise<Answer>((answered) => {
    sent.on('response', (response) => {
      response.resume()
      answered(response.statusCode ?? 'cut')
    })
    sent.on('error', () => answered('cut'))
    sent.on('close', () => answered('cut'))
  })
  void (async () => {
    for (const part of body()) {
      if (sent.destroyed) return
      if (!sent.write(part)) await Promise.race([once(sent, 'drain').catch(() => {}), answer])
      if (every > 0) await new Promise((over) => setTimeout(over, every))
    }
    sent.end()
  })()
  return answer
}

/** So many bytes as parts of a megabyte, none of them held for long. */
function* parts(bytes: number, of = 'x') {
  const part = Buffer.alloc(Math.min(MB, bytes), of)
  for (let left = bytes; left > 0; left -= part.length) yield left < part.length ? part.subarray(0, left) : part
}
function whole(text: string): Sent {
  const bytes = Buffer.from(text)
  return { body: () => [bytes], length: bytes.byteLength }
}

/** The headers of an action that the page of an assessment has. */
const action = () => ({
  'next-action': builtActions().find(({ name }) => name === 'openScoringAction')?.id ?? '',
  'content-type': 'text/plain;charset=UTF-8',
})
const keys = (n: number) => `[{${Array.from({ length: n }, (_, at) => `"key${at}":1`).join(',')}}]`
const deep = (n: number) => '['.repeat(n) + ']'.repeat(n)
/** Made once and before anything is measured: to make them takes longer than to send them. */
const [MILLION, DEEPEST, WIDE, DEEP] = [keys(1_000_000), deep(5_000_000), keys(18_000), deep(125_000)].map(whole) as [
  Sent,
  Sent,
  Sent,
  Sent,
]
const many = (n: number, one: (at: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: n }, (_, at) => one(at)))

/** Reads a page so many times, `abreast` at a time. */
async function read(url: string, cookie: string, times: number, abreast: number): Promise<Answer[]> {
  const answers: Answer[] = []
  await many(abreast, async () => {
    for (let n = 0; n < times / abreast; n++) {
      const answer = await fetch(url, { headers: cookie ? { cookie } : {}, redirect: 'manual' })
      await answer.arrayBuffer()
      answers.push(answer.status)
    }
    return 'cut'
  })
  return answers
}

/** A line on which a header comes letter by letter, until the server has had enough of it. */
const slowHeader = (front: Front) =>
  new Promise<Answer>((over) => {
    const { port } = new URL(front.url)
    const line = connect(Number(port), 'localhost', () => line.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '))
    const letter = setInterval(() => line.write('a'), 500)
    line.once('data', (said) => over(Number(/^HTTP\/1\.1 (\d+)/.exec(String(said))?.[1] ?? 0)))
    line.on('error', () => {})
    line.once('close', () => {
      clearInterval(letter)
      over('cut')
    })
  })

/** What an action that cannot be read, or may not be done, is answered. */
const ANSWERED = [200, 400, 404, 422, 429, 500]

/** What nobody who means well sends: too large, too deep, too wide, too slow, too many; from nobody and from somebody signed in. */
export const HOSTILE_REQUESTS: readonly HostileRequest[] = [
  {
    what: 'an action with an object of a million keys, from nobody',
    send: async ({ url }) => [await post(url, { headers: action(), ...MILLION })],
    right: [413, 'cut'],
  },
  {
    what: 'an action with lists five million deep, from nobody',
    send: async ({ url }) => [await post(url, { headers: action(), ...DEEPEST })],
    right: [413, 'cut'],
  },
  {
    what: 'a file of 19 MB for the seal to be checked, from nobody',
    send: async ({ url }) => [
      await post(`${url}/verify`, { headers: action(), body: () => parts(19 * MB, '['), length: 19 * MB }),
    ],
    right: [413, 'cut'],
  },
  {
    what: '300 MB to where scores go, from nobody',
    send: async ({ url, assessment }) => [
      await post(`${url}${assessment}/q/1.1/score`, { body: () => parts(300 * MB), length: 300 * MB }),
    ],
    right: [413, 'cut'],
  },
  {
    what: 'a body that does not say how long it is, from nobody',
    send: async ({ url }) => [await post(url, { headers: action(), body: () => parts(300 * MB) })],
    right: [411, 'cut'],
  },
  {
    what: '200 lines whose header never ends, from nobody',
    send: (front) => many(200, () => slowHeader(front)),
    right: [408, 'cut'],
  },
  {
    what: '200 bodies that come a byte at a time and stop, from nobody',
    send: ({ url }) =>
      many(200, () =>
        post(url, {
          headers: action(),
          body: () => Array.from({ length: 10 }, () => Buffer.from('[')),
          length: 10,
          every: 300,
        }),
      ),
    right: ANSWERED,
  },
  {
    what: 'hundreds of readings of the first page, 50 at a time, from nobody',
    send: ({ url, share = 1 }) => read(url, '', 400 * share, 50),
    right: [200, 429],
  },
  {
    what: 'lists as deep as an action may be large, 50 times, from somebody signed in',
    send: ({ url, assessment, cookie }) =>
      many(50, () => post(`${url}${assessment}`, { headers: { ...action(), cookie }, ...DEEP })),
    right: ANSWERED,
  },
  {
    what: 'objects as wide as an action may be large, 50 times, from somebody signed in',
    send: ({ url, assessment, cookie }) =>
      many(50, () => post(`${url}${assessment}`, { headers: { ...action(), cookie }, ...WIDE })),
    right: ANSWERED,
  },
  {
    what: 'the whole record read again and again, 12 at a time, by somebody signed in',
    send: ({ url, assessment, cookie, share = 1 }) => read(`${url}${assessment}/record`, cookie, 100 * share, 12),
    right: [200, 429],
  },
  {
    what: 'four files of 45 MB as evidence, from somebody signed in',
    send: ({ url, assessment, cookie }) =>
      many(4, () =>
        post(`${url}${assessment}/q/1.1/evidence`, {
          method: 'PUT',
          headers: { cookie },
          body: () => parts(45 * MB),
          length: 45 * MB,
        }),
      ),
    right: [400, 413, 415, 422, 429, 'cut'],
  },
]
