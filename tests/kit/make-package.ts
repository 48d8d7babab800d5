import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

export type Parts = Record<string, string | Buffer>

/** A zip file with these parts, the short ones as they are. */
export function zipOf(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(parts))
    zip.addBuffer(Buffer.from(bytes), name, { compress: bytes.length > 100 })
  zip.end()
  return buffer(zip.outputStream)
}

const OFFICE = {
  docx: ['word/document.xml', 'wordprocessingml.document'],
  xlsx: ['xl/workbook.xml', 'spreadsheetml.sheet'],
} as const

/** A small Word or Excel file, with these parts besides. `kinds` and `links` are put into what it says of its parts. */
export function officeFile(kind: keyof typeof OFFICE, more: Parts = {}, { kinds = '', links = '' } = {}) {
  const [main, type] = OFFICE[kind]
  return zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/>${kinds}</Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/>${links}</Relationships>`,
    [main]: '<?xml version="1.0"?><words>Words.</words>',
    ...more,
  })
}

/** A small OpenDocument text, with these parts besides. */
export const openDocument = (more: Parts = {}) =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': '<?xml version="1.0"?><words>Words.</words>',
    ...more,
  })

/** The same zip whose list says that this part unpacks to so many bytes. */
export function claiming(zip: Buffer, name: string, size: number): Buffer {
  const changed = Buffer.from(zip)
  for (let at = changed.indexOf('PK\x01\x02'); at >= 0; at = changed.indexOf('PK\x01\x02', at + 4)) {
    const length = changed.readUInt16LE(at + 28)
    if (changed.subarray(at + 46, at + 46 + length).toString() === name) changed.writeUInt32LE(size, at + 24)
  }
  return changed
}
