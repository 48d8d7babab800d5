import type { IncomingMessage, ServerResponse } from 'node:http'
import { TRY_AGAIN, type Want } from '@/lib/want'
import { say } from '@/lib/words/say'

/** Between the process that renders pages and the one that passes them on. */
export const WANT_HEADER = 'concord-want'

/** What a page failed for want of, as its process says. */
export function wantIn({ headers }: IncomingMessage): Want | undefined {
  const told = headers[WANT_HEADER]
  return told === 'no-room' || told === 'too-busy' ? told : undefined
}

/** A page without a script, a style or a statement to the database, that says what is wanting and when to come again. */
export function sayWant(response: ServerResponse, want: Want) {
  const [title, lead, again] = [say(`want.${want}.title`), say(`want.${want}.lead`), say('want.again')]
  response
    .writeHead(503, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': String(TRY_AGAIN[want]),
    })
    .end(
      `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>` +
        `<main><h1>${title}</h1><p>${lead}</p><p><a href="">${again}</a></p></main></html>`,
    )
}
