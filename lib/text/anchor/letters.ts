import type { Id } from '../../sync/wire/run'
import type { ReadText } from '../read-text'

type Span = { at: number; client: number; clock: number; length: number; readAt: number }

/**
 * A text's letters in order, each with its identity, and nothing else: where a paragraph ends or a line breaks is left out, so
 * that a split, a join, a heading or a list changes no letter's place. Every white space is one space, as pasting may make it.
 */
export class Letters {
  readonly text: string
  private readonly spans: Span[] = []
  private readonly byClient = new Map<number, Span[]>()
  /** Where each paragraph begins among the letters. */
  private readonly begins: number[] = []

  constructor({ blocks }: Pick<ReadText, 'blocks'>) {
    let text = ''
    let readAt = 0
    for (const { runs } of blocks) {
      this.begins.push(text.length)
      for (const run of runs) {
        const { client, clock } = run
        if (!run.isSign) {
          const span = { at: text.length, client, clock, length: run.text.length, readAt }
          this.spans.push(span)
          const own = this.byClient.get(client)
          if (own) own.push(span)
          else this.byClient.set(client, [span])
          text += run.text
        }
        readAt += run.text.length
      }
    }
    this.text = text.replaceAll(/\s/g, ' ')
    for (const own of this.byClient.values()) own.sort((a, b) => a.clock - b.clock)
  }

  /** Where a letter stands; undefined where it stands nowhere. */
  placeOf({ client, clock }: Id): number | undefined {
    const span = lastUpTo(this.byClient.get(client) ?? [], (one) => one.clock <= clock)
    return span && clock < span.clock + span.length ? span.at + clock - span.clock : undefined
  }

  idAt(place: number): Id {
    const span = lastUpTo(this.spans, ({ at }) => at <= place)
    if (!span || place >= span.at + span.length) throw new RangeError(`no letter stands at ${place}`)
    return { client: span.client, clock: span.clock + place - span.at }
  }

  /** The first and the last letter between two places of the text as it was read, breaks counted. */
  between({ from, to }: { from: number; to: number }): [number, number] | undefined {
    const inside = this.spans.flatMap((span) => {
      const [first, end] = [Math.max(from - span.readAt, 0), Math.min(to - span.readAt, span.length)]
      return first < end ? [[span.at + first, span.at + end - 1] as const] : []
    })
    const [first, last] = [inside[0], inside.at(-1)]
    return first && last && [first[0], last[1]]
  }

  /** In which paragraph a letter stands, counted from one. */
  paragraphOf = (place: number): number => this.begins.filter((begin) => begin <= place).length
}

/** The last of these, which are in order, for which it still holds. */
function lastUpTo(spans: readonly Span[], holds: (span: Span) => boolean): Span | undefined {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(spans[middle] as Span)) low = middle + 1
    else high = middle
  }
  return spans[low - 1]
}
