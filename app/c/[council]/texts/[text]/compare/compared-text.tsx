import type { ReactNode } from 'react'
import type { Comparison } from '@/lib/text/history/compare-moments'
import { momentWords } from '@/lib/words/dates'

type Block = Comparison['blocks'][number]
type Piece = Block['pieces'][number]

/**
 * Two texts in one: what was added and removed is marked by a sign, a line and a word for screen readers, and by its
 * author where there are several; colour only repeats it.
 */
export const ComparedText = ({ blocks, isByOne }: { blocks: Block[]; isByOne: boolean }) => (
  <div className="prose">
    {blocks.map((block, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other order or name, and none of them has a state
      <ComparedBlock key={at} block={block} isByOne={isByOne} />
    ))}
  </div>
)

function ComparedBlock({ block, isByOne }: { block: Block; isByOne: boolean }) {
  const words = block.pieces.map((piece, at) => (
    <ComparedPiece
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      key={at}
      piece={piece}
      begins={!isSameHand(piece, block.pieces[at - 1])}
      ends={!isSameHand(piece, block.pieces[at + 1])}
      isByOne={isByOne}
    />
  ))
  const { name, within, attrs } = block
  if (name === 'heading') return attrs.level === 3 ? <h4 dir="auto">{words}</h4> : <h3 dir="auto">{words}</h3>
  if (name === 'horizontalRule') return <hr className="border-line" />
  const isItem = within.includes('listItem')
  const isCell = within.some((one) => one === 'tableCell' || one === 'tableHeader')
  const isQuote = within.includes('blockquote')
  return (
    <p
      dir="auto"
      className={`${isItem ? 'compared-item' : ''} ${isCell ? 'border border-line px-3 py-1' : ''} ${isQuote ? 'border-l-4 border-line pl-4' : ''}`}
    >
      {isCell ? <span className="sr-only">Table cell: </span> : null}
      {words}
    </p>
  )
}

/** What one person added or removed at several times in a row is marked once, where it begins. */
function ComparedPiece({
  piece,
  begins,
  ends,
  isByOne,
}: {
  piece: Piece
  begins: boolean
  ends: boolean
  isByOne: boolean
}) {
  const { change, by, style } = piece
  const words = styled(piece.text, style)
  const when = by && momentWords(by.at)
  const author = by && begins && !isByOne ? <bdi className="change-author">{by.name}</bdi> : null
  if (change === 'added')
    return (
      <ins className="change-added" title={by && `Added by ${by.name}, ${when}`}>
        {begins ? <Sign sign="+" said={`added${by ? ` by ${by.name}` : ''}: `} /> : null}
        {author}
        {words}
        {ends ? <Said> end of addition </Said> : null}
      </ins>
    )
  if (change === 'removed')
    return (
      <del className="change-removed" title={by && `Removed by ${by.name}, ${when}`}>
        {begins ? <Sign sign="−" said={`removed${by ? ` by ${by.name}` : ''}: `} /> : null}
        {author}
        {words}
        {ends ? <Said> end of removal </Said> : null}
      </del>
    )
  if (change === 'restyled')
    return (
      <span className="change-restyled" title="Same words, other formatting">
        <Said>formatting changed: </Said>
        {words}
      </span>
    )
  return words
}

const Sign = ({ sign, said }: { sign: string; said: string }) => (
  <>
    <span aria-hidden="true">{sign} </span>
    <Said>{said}</Said>
  </>
)
const Said = ({ children }: { children: ReactNode }) => <span className="sr-only">{children}</span>

function styled(text: string, style: Piece['style']): ReactNode {
  const raised = style.superscript ? <sup>{text}</sup> : style.subscript ? <sub>{text}</sub> : text
  const struck = style.strike ? <s>{raised}</s> : raised
  const emphasised = style.italic ? <em>{struck}</em> : struck
  return style.bold ? <strong>{emphasised}</strong> : emphasised
}

const isSameHand = (piece: Piece, before?: Piece) =>
  before !== undefined && before.change === piece.change && before.by?.name === piece.by?.name
