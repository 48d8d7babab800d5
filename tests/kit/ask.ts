import { request } from 'node:http'

export type Asked = { method?: string; headers?: Record<string, string>; body?: string }

/** Where an answer sends the asker on to, as Next does with who asks for a page's parts in its own way. */
export const sentOn = (answer: string): string | undefined => /^location\n(\S+)$/im.exec(answer)?.[1]

/** One request on a connection of its own; the answer as it came over the wire, but for what is random in every answer and the port. */
export const ask = (url: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<string> =>
  new Promise((answered, failed) => {
    const sent = request(url, { method, headers: { connection: 'close', ...headers }, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const head = response.rawHeaders.join('\n')
        const body = Buffer.concat(parts).toString('latin1')
        const said = `${response.statusCode}\n${head}\n\n${inOrder(response.headers['content-type'], body)}`
        answered(withoutRandom(said, new URL(url).port))
      })
    })
    sent.on('error', failed)
    sent.end(body)
  })

/** Parts of a page come, and are numbered, in the order in which they were ready; here in that in which they name one another. */
function inOrder(kind = '', body: string): string {
  if (kind.startsWith('text/x-component')) return partsInOrder(body)
  if (!kind.startsWith('text/html')) return body
  const parts: string[] = []
  const page = body.replaceAll(
    /<script[^>]*>self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g,
    (_, part) => {
      parts.push(JSON.parse(part))
      return ''
    },
  )
  return `${page}\n${partsInOrder(parts.join(''))}`
}

const NAMED = /"\$([A-Za-z@]?)([0-9a-f]+)(?=[":])/g
function partsInOrder(body: string): string {
  const lines = body.split('\n')
  const rows = new Map(
    lines.flatMap((line) => {
      const [, id, row = ''] = /^([0-9a-f]+):(.*)$/s.exec(line) ?? []
      return id === undefined ? [] : [[id, row] as const]
    }),
  )
  const numbers = new Map<string, string>()
  const left = ['0']
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (numbers.has(id) || !rows.has(id)) continue
    numbers.set(id, `part ${numbers.size}`)
    left.push(...[...(rows.get(id) ?? '').matchAll(NAMED)].map(([, , named = '']) => named).reverse())
  }
  const renumbered = (line: string) =>
    line
      .replace(/^([0-9a-f]+):/, (whole, id) => (numbers.has(id) ? `${numbers.get(id)}:` : whole))
      .replaceAll(NAMED, (whole, how, id) => (numbers.has(id) ? `"$${how}${numbers.get(id)}` : whole))
  return lines.map(renumbered).sort().join('\n')
}

/** The nonce of this answer, the ids of its request, its moment, the token against forged forms, and the port of this world. */
function withoutRandom(said: string, port: string): string {
  const [, nonce] = /'nonce-([^']+)'/.exec(said) ?? []
  const fixed = nonce ? said.replaceAll(nonce, 'nonce') : said
  return fixed
    .replace(/^Date\n.*$/im, 'Date')
    .replaceAll(/authjs\.csrf-token=\w+%7C\w+/g, 'authjs.csrf-token=')
    .replaceAll(/"[\w-]{21}([vm])"/g, '"$1"')
    .replaceAll(/DTSTAMP:\w+/g, 'DTSTAMP')
    .replaceAll(/"takenAt": ?"[^"]+"/g, '"takenAt"')
    .replaceAll(/made(\\*"):\d+/g, 'made$1')
    .replaceAll(port, 'port')
}
