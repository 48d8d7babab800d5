import * as Y from 'yjs'

/**
 * Makes the first words of a shared text from lines: `## ` a heading, `- ` a list item, `| a | b |` a table row (the
 * first row of a table is its head), anything else a paragraph. Gives one Yjs update; the client id is fixed so that
 * the demo is the same every time.
 */
export function composeText(lines: string[], clientId: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const blocks: Block[] = []
  const group = (name: 'bulletList' | 'table') => {
    const last = blocks.at(-1)
    if (last?.name === name) return last.children
    const made: Block = { name, children: [] }
    blocks.push(made)
    return made.children
  }
  for (const line of lines) {
    if (line.startsWith('- ')) {
      group('bulletList').push(element('listItem', paragraph(line.slice(2))))
    } else if (line.startsWith('|')) {
      const rows = group('table')
      const cell = rows.length === 0 ? 'tableHeader' : 'tableCell'
      rows.push(
        element(
          'tableRow',
          ...line
            .split('|')
            .slice(1, -1)
            .map((words) => element(cell, paragraph(words.trim()))),
        ),
      )
    } else if (line.startsWith('## ')) {
      blocks.push({ name: 'heading', children: [new Y.XmlText(line.slice(3))] })
    } else {
      blocks.push({ name: 'paragraph', children: [new Y.XmlText(line)] })
    }
  }
  const made = blocks.map((block) => {
    const whole = element(block.name, ...block.children)
    if (block.name === 'heading') whole.setAttribute('level', 2 as unknown as string)
    return whole
  })
  doc.getXmlFragment('default').insert(0, made)
  return Y.encodeStateAsUpdate(doc)
}

type Block = { name: string; children: (Y.XmlElement | Y.XmlText)[] }

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}
const paragraph = (words: string) => element('paragraph', new Y.XmlText(words))
