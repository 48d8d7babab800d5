/** What one part of a package turned out to be. */
export type Holds = 'nothing' | 'package' | 'macros'

const ZIP = Buffer.from('PK\x03\x04', 'latin1')
/** The container of Office before 2007, in which Word, Excel and PowerPoint still keep their programs. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The stream that every such container with a program in it has; its names are in UTF-16. */
const PROGRAM = Buffer.from('_VBA_PROJECT', 'utf16le')

/** Where a package says what its parts are. */
const SAYS_KINDS = /(^|\/)\[content_types\]\.xml$|\.rels$/i
const MACRO_KIND =
  /\bType\s*=\s*["'][^"']*(vbaProject|macroSheet|macroEnabled)|ContentType\s*=\s*["'][^"']*(vbaProject|macroSheet|macroEnabled)/i
/** More than any package says of its parts. */
const MOST_SAID = 4_000_000

/** Looks at one part as it streams by, piece after piece, whatever it is called. */
export function lookInto(name: string) {
  const isAboutKinds = SAYS_KINDS.test(name)
  const said: Buffer[] = []
  let [size, hasProgram] = [0, false]
  let head = Buffer.alloc(0)
  let tail = Buffer.alloc(0)
  const isPackage = () => head.subarray(0, ZIP.length).equals(ZIP)

  return {
    /** What came by of a package, where this part turned out to be one; nothing of any other part. */
    take(piece: Buffer): Buffer | undefined {
      size += piece.length
      if (isAboutKinds && size <= MOST_SAID) said.push(piece)
      const isBegun = head.length < OLE.length
      if (isBegun) head = Buffer.concat([head, piece])
      if (head.length < OLE.length) return undefined
      const fresh = isBegun ? head : piece
      if (isPackage()) return fresh
      if (!head.subarray(0, OLE.length).equals(OLE)) return undefined
      const seen = Buffer.concat([tail, fresh])
      hasProgram ||= seen.includes(PROGRAM)
      tail = seen.subarray(-PROGRAM.length)
      return undefined
    },
    end(): Holds {
      if (size > MOST_SAID && isAboutKinds) throw new Error('a package says too much of its parts')
      if (hasProgram || (isAboutKinds && MACRO_KIND.test(markupOf(Buffer.concat(said))))) return 'macros'
      return isPackage() ? 'package' : 'nothing'
    },
  }
}

/** Markup with its numbered characters as themselves, in whichever of the two encodings it is written. */
function markupOf(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0
  const isBigEndian = bytes[0] === 0xfe || bytes[0] === 0
  const text = isUtf16 ? new TextDecoder(isBigEndian ? 'utf-16be' : 'utf-16le').decode(bytes) : bytes.toString('utf8')
  return text.replaceAll(/&#(x[0-9a-f]{1,6}|[0-9]{1,7});/gi, (whole, number: string) => {
    const code = Number(number.startsWith('x') || number.startsWith('X') ? `0${number}` : number)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
