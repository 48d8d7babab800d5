import { say } from '../../words/say'
import type { Block, Cell, Line, Script } from '../shape/block'
import { FAMILIES } from './fonts'
import { MAIN, withTypst } from './typst'
import { writable } from './writable'

/** A paper as PDF/UA-1: tagged, with its title, its bookmarks and its language. */
export function writePdf(script: Script): Uint8Array {
  const data = {
    ...script,
    ...{ fonts: FAMILIES.text, serif: FAMILIES.headings, contents: say('documents.contents') },
    ...{ title: writable(script.title), foot: writable(script.foot), mark: script.mark && writable(script.mark) },
    crest: script.crest && { bytes: [...script.crest.png], alt: writable(script.crest.alt) },
    blocks: script.blocks.map(writableBlock),
  }
  return withTypst('paper.typ', 'script.json', data, (compiler) => {
    const pdf = compiler.pdf(MAIN, { pdfStandard: 'ua-1' as never })
    if (!pdf) throw new Error('Typst wrote nothing')
    return new Uint8Array(pdf)
  })
}

/** The same, with every sign that no font has written as its name. */
function writableBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, words: writable(block.words) }
    case 'room':
      return { ...block, words: writable(block.words) }
    case 'paragraph':
      return { ...block, line: block.line.map(writableRun) }
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(writableBlock)) }
    case 'quote':
    case 'marked':
      return { ...block, blocks: block.blocks.map(writableBlock) }
    case 'table':
      return {
        ...block,
        caption: block.caption && writable(block.caption),
        rows: block.rows.map((row) => row.map((cell): Cell => ({ ...cell, blocks: cell.blocks.map(writableBlock) }))),
      }
    case 'picture':
      return {
        ...block,
        words: writable(block.words),
        areas: block.areas.map((area) => ({ ...area, title: writable(area.title) })),
      }
    default:
      return block
  }
}

const writableRun = (run: Line[number]) => ({ ...run, words: breakable(writable(run.words)) })

/** A place to break, which is no letter, in what is too long for a line: addresses above all. */
const breakable = (words: string) => words.replace(/\S{29,}/gu, (word) => word.replace(/.{12}(?=.)/gu, '$&\u200b'))
