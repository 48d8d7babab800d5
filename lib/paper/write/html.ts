import type { Block, Line, Run, Script, Table } from '../shape/block'

type Picture = Extract<Block, { kind: 'picture' }>
/** Draws a picture: as PNG, and how wide it is shown. */
export type Draw = (picture: Picture) => Promise<{ png: Buffer; width: number }>

/** Blocks as plain HTML: a paper for the program that makes OpenDocument of it, or what needs no `draw`, because it has no picture. */
export async function writeHtml(
  script: Pick<Script, 'title' | 'blocks' | 'crest'>,
  draw: Draw = drawsNone,
): Promise<string> {
  const [title, ...blocks] = script.blocks
  const body = title?.kind === 'heading' ? blocks : script.blocks
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${safe(script.title)}</title></head><body>${crestOf(script)}${await all(body, draw)}</body></html>`
}

const drawsNone: Draw = () => Promise.reject(new Error('Nothing draws pictures here'))

const crestOf = ({ crest }: Pick<Script, 'crest'>) =>
  crest
    ? `<p><img alt="${safe(crest.alt)}" height="72" src="data:image/png;base64,${Buffer.from(crest.png).toString('base64')}"></p>`
    : ''

const safe = (words: string) =>
  words.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

async function all(blocks: readonly Block[], draw: Draw): Promise<string> {
  let written = ''
  for (const block of blocks) written += await one(block, draw)
  return written
}

async function one(block: Block, draw: Draw): Promise<string> {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level - 1 || 1}>${safe(block.words)}</h${block.level - 1 || 1}>`
    case 'paragraph':
      return block.tone === 'voice'
        ? `<blockquote><p>${line(block.line)}</p></blockquote>`
        : `<p>${line(block.line)}</p>`
    case 'list': {
      const tag = block.numbered ? 'ol' : 'ul'
      const how = block.numbered ? ` start="${block.start}" type="${block.numbered}"` : ''
      let items = ''
      for (const item of block.items) items += `<li>${await all(item, draw)}</li>`
      return `<${tag}${how}>${items}</${tag}>`
    }
    case 'quote':
      return `<blockquote>${await all(block.blocks, draw)}</blockquote>`
    case 'rule':
      return '<hr>'
    case 'room':
      return `<p>${safe(block.words)}</p>${'<p>&#160;</p>'.repeat(block.lines)}`
    case 'marked':
      return `<div id="${safe(block.mark)}">${await all(block.blocks, draw)}</div>`
    case 'picture': {
      const { png, width } = await draw(block)
      return `<p><img alt="${safe(block.words)}" width="${Math.min(620, width)}" src="data:image/png;base64,${png.toString('base64')}"></p>`
    }
    case 'table':
      return table(block, draw)
    case 'page':
      return ''
  }
}

async function table({ caption, heads, rows, widths }: Table, draw: Draw): Promise<string> {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map((width) => `<col style="width:${Math.round((100 * width) / whole)}%">`).join('')
  let [head, body] = ['', '']
  for (const [y, row] of rows.entries()) {
    let cells = ''
    for (const cell of row) {
      const tag = cell.heads === 'column' ? 'th' : 'td'
      const spans = `${cell.columns > 1 ? ` colspan="${cell.columns}"` : ''}${cell.rows > 1 ? ` rowspan="${cell.rows}"` : ''}`
      const inner = await all(cell.blocks, draw)
      cells += `<${tag}${spans}>${cell.heads === 'row' ? `<strong>${inner.replace(/^<p>|<\/p>$/g, '')}</strong>` : inner}</${tag}>`
    }
    if (y < heads) head += `<tr>${cells}</tr>`
    else body += `<tr>${cells}</tr>`
  }
  return `<table>${caption ? `<caption>${safe(caption)}</caption>` : ''}<colgroup>${columns}</colgroup>${head ? `<thead>${head}</thead>` : ''}<tbody>${body}</tbody></table>`
}

const line = (all: Line) => all.map(run).join('')

function run(one: Run): string {
  let it = safe(one.words).replaceAll('\n', '<br>')
  if (one.code) it = `<code>${it}</code>`
  if (one.raised) it = `<sup>${it}</sup>`
  if (one.lowered) it = `<sub>${it}</sub>`
  if (one.strike) it = `<s>${it}</s>`
  if (one.underline) it = `<u>${it}</u>`
  if (one.italic) it = `<em>${it}</em>`
  if (one.bold) it = `<strong>${it}</strong>`
  return one.href ? `<a href="${safe(one.href)}">${it}</a>` : it
}
