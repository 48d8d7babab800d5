import { type NextRequest, NextResponse } from 'next/server'
import { KEPT_ANSWERS, KEPT_FOR } from '@/app/_offline/kept-answers'
import { say } from '@/lib/words/say'
import { showKept } from './show-kept'
import { STYLE } from './style'

/** The page that a browser keeps to show where there is no connection. It is the same for everybody and needs nothing beside itself. */
export function GET(request: NextRequest) {
  const nonce = /'nonce-([^']+)'/.exec(request.headers.get('content-security-policy') ?? '')?.[1] ?? ''
  const words = {
    levels: say('offline.levels'),
    answer: say('offline.answer'),
    noAnswer: say('offline.noAnswer'),
    asOf: say('offline.asOf'),
  }
  const asked = [KEPT_ANSWERS, KEPT_FOR, words].map((one) => JSON.stringify(one)).join(', ')
  const page = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('offline.title')} – Concord</title>
<style>${STYLE}</style>
</head>
<body>
<header><strong>Concord</strong></header>
<main>
<h1>${say('offline.title')}</h1>
<p>${say('offline.lead')}</p>
<p><button id="again" type="button">${say('offline.again')}</button> <button id="back" type="button" class="second">${say('offline.back')}</button></p>
<section id="kept" hidden aria-labelledby="kept-title">
<h2 id="kept-title">${say('offline.kept')}</h2>
<p class="quiet">${say('offline.hint')}</p>
</section>
<p id="none">${say('offline.none')}</p>
</main>
<script nonce="${nonce}">(${showKept.toString()})(${asked})</script>
</body>
</html>`
  return new NextResponse(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}
