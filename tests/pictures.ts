import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { build } from '@/server/build'
import { findBrowser, QUIET } from './kit/browser'
import { BUILT } from './kit/built-actions'
import { takeDatabase } from './kit/database'
import makeDemoOnce from './kit/demo'
import { type Asking, findPlace, type Place, pagesOf } from './kit/pages'
import { makeProduct, ownPort } from './kit/product'

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    widths: { type: 'string', default: '360,820,1366,1920' },
    scheme: { type: 'string', default: 'light' },
    council: { type: 'string', default: 'northmoor' },
  },
})
const widths = asked.widths.split(',').map(Number)
const scheme = asked.scheme === 'dark' ? 'dark' : 'light'
const folder = 'tests/results/pictures'
/** As high as the screens that these widths are the widths of. */
const HEIGHTS: Record<number, number> = { 360: 740, 390: 844, 820: 1180, 1366: 900, 1920: 1080 }

type Picture = { what: string; width: number; file: string; screens: number; tooWide: boolean }

/** Takes a page at each width as somebody sees it, to its end, and says how many screens it is long and whether it is wider than they are. */
async function take(browser: Browser, url: string, { what, path, as }: Asking, at: Place): Promise<Picture[]> {
  const context = await browser.newContext({ colorScheme: scheme, reducedMotion: 'reduce' })
  const [name = '', value = ''] = at.cookies[as].split('=')
  if (name) await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  const pictures: Picture[] = []
  for (const width of widths) {
    const height = HEIGHTS[width] ?? 900
    await page.setViewportSize({ width, height })
    if (pictures.length === 0) {
      await page.goto(url + path)
      await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {}) // a page that is followed live may never be idle
      await page
        .getByText('Opening the answer…')
        .first()
        .waitFor({ state: 'hidden', timeout: 15_000 })
        .catch(() => {})
    }
    const [long = 0, wide = 0] = await page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement
      return [scrollHeight, scrollWidth]
    })
    const file = `${what.replaceAll(/[^\w.]+/g, '-').replaceAll(/^-|-$/g, '') || 'front'}-${width}.png`
    await page.screenshot({ path: join(folder, file), fullPage: true })
    pictures.push({ what, width, file, screens: Math.round((long / height) * 10) / 10, tooWide: wide > width })
  }
  await context.close()
  return pictures
}

function sheet(pictures: Picture[]) {
  const names = [...new Set(pictures.map(({ what }) => what))]
  const cell = ({ file, width, screens }: Picture) =>
    `<td><a href="${file}"><img src="${file}" loading="lazy" alt="" width="${width < 500 ? 160 : 320}"></a><br>${width} px, ${screens} screens</td>`
  const body = names.map((name) => {
    const cells = pictures.filter(({ what }) => what === name).map(cell)
    return `<tr><th scope="row">${name}</th>${cells.join('')}</tr>`
  })
  return `<!doctype html><html lang="en-GB"><title>Every page</title><style>td,th{vertical-align:top;padding:8px;font:14px sans-serif}img{border:1px solid #999}</style><table>${body.join('\n')}</table></html>`
}

build(process.cwd(), BUILT)
await makeDemoOnce()
const product = makeProduct(ownPort(6))
await product.start()
const { owner, leave } = await takeDatabase(product.dataDir)
const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: QUIET })
try {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const place = await findPlace(owner, asked.council)
  const seen = new Set<string>()
  const pages = pagesOf(place).filter(
    ({ what, path, as }) => what.includes(asked.only) && !seen.has(path + as) && seen.add(path + as),
  )
  const pictures: Picture[] = []
  for (const [at, page] of pages.entries()) {
    pictures.push(...(await take(browser, product.url, page, place)))
    console.log(`${at + 1} of ${pages.length}: ${page.what}`)
  }
  writeFileSync(join(folder, 'index.html'), sheet(pictures))
  const long = pictures.filter(({ screens }) => screens > 3)
  for (const { what, width, screens } of long) console.log(`${screens} screens: ${what} at ${width} px`)
  for (const { what, width } of pictures.filter(({ tooWide }) => tooWide))
    console.log(`Too wide: ${what} at ${width} px`)
  console.log(`${pictures.length} pictures in ${folder}/index.html`)
} finally {
  await browser.close()
  await leave()
  await product.end()
}
