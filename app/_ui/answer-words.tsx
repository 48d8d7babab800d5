import type { ReactNode } from 'react'
import { readAddress } from '@/app/_editor/address'
import type { AnswerNode } from '@/lib/text/answer-parts'

/** The words of an answer to be read, with the formats that an answer may hold, and without an editor. */
export const AnswerWords = ({ blocks }: { blocks: readonly AnswerNode[] }) => <>{all(blocks)}</>

const all = (nodes: readonly AnswerNode[] = []) =>
  nodes.map((node, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece of an answer that is only read is known by its place
    <Piece key={at} node={node} />
  ))

function Piece({ node }: { node: AnswerNode }): ReactNode {
  const inside = all(node.content)
  switch (node.type) {
    case 'text':
      return marked(node)
    case 'hardBreak':
      return <br />
    case 'heading':
      return <p className="font-semibold">{inside}</p>
    case 'bulletList':
      return <ul>{inside}</ul>
    case 'orderedList':
      return (
        <ol start={Number(node.attrs?.start ?? 1)} data-type={node.attrs?.type as string | undefined}>
          {inside}
        </ol>
      )
    case 'listItem':
      return <li>{inside}</li>
    case 'blockquote':
      return <blockquote>{inside}</blockquote>
    case 'table':
      return (
        <div className="tableWrapper">
          <table>
            <tbody>{inside}</tbody>
          </table>
        </div>
      )
    case 'tableRow':
      return <tr>{inside}</tr>
    case 'tableHeader':
      return <th {...spans(node)}>{inside}</th>
    case 'tableCell':
      return <td {...spans(node)}>{inside}</td>
    case 'horizontalRule':
      return <hr />
    default:
      return <p dir="auto">{inside}</p>
  }
}

const spans = ({ attrs }: AnswerNode) => ({
  colSpan: Number(attrs?.colspan ?? 1),
  rowSpan: Number(attrs?.rowspan ?? 1),
})

const PLAIN: Record<string, 'strong' | 'em' | 's' | 'u' | 'code' | 'sup' | 'sub'> = {
  ...{ bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code', superscript: 'sup', subscript: 'sub' },
}

/** A run with its formats around it; a link only where it leads somewhere that a link may lead. */
function marked({ text, marks = [] }: AnswerNode): ReactNode {
  const [mark, ...others] = marks
  if (!mark) return text
  const inside = marked({ text, marks: others })
  const Mark = PLAIN[mark.type]
  if (Mark) return <Mark>{inside}</Mark>
  const address = mark.type === 'link' ? readAddress(String(mark.attrs?.href ?? '')) : undefined
  return address?.ok ? (
    <a href={address.href} target="_blank" rel="noopener noreferrer nofollow">
      {inside}
    </a>
  ) : (
    inside
  )
}
