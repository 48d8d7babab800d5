import { LEVELS } from '../../score/score'
import { say } from '../../words/say'
import { bodyWords, hadWords } from '../compose/route'
import { audienceWords, nameOfArea, titleOf } from '../compose/words'
import { type PaperContent, type PaperQuestion, type PaperThread, standingOf, statementsOf } from '../shape/content'
import { type Node, wordsOf } from '../shape/rich-text'

/** A cell by what it is, so that a workbook can count and sort it. */
export type Value = string | number | boolean | { day: string } | { moment: string } | null
type Key = keyof typeof import('../../words/en/documents').documents['columns']
/** A table of facts: a key and a width for each column, and rows of as many values. */
export type Sheet = { name: string; columns: { key: Key; head: string; width: number }[]; rows: Value[][] }
type Column<Row> = [key: Key, width: number, value: (row: Row) => Value, head?: string]

/** A cell of a workbook takes no more letters than these. */
const LONGEST = 32_000

function sheet<Row>(
  name: keyof typeof import('../../words/en/documents').documents['sheets'],
  rows: readonly Row[],
  columns: Column<Row>[],
): Sheet {
  return {
    name: say(`documents.sheets.${name}`),
    columns: columns.map(([key, width, , head]) => ({
      ...{ key, width },
      head: head ?? (key === 'more' ? say('documents.columns.more', { part: 2 }) : say(`documents.columns.${key}`)),
    })),
    rows: rows.map((row) => columns.map(([, , value]) => value(row))),
  }
}

/** One row a question. An answer longer than a cell takes goes on in the columns after it. */
export function questionSheet(content: PaperContent): Sheet {
  const { areas, levelNames, kind, questions } = content
  const areaOf = (number: number) => areas.find((area) => area.number === number)
  const answers = new Map(questions.map((one) => [one.code, partsOf(wordsOf(one.answer as Node | null).trim())]))
  const most = Math.max(1, ...[...answers.values()].map((parts) => parts.length))
  const named = (level: number | undefined) => (level === undefined ? null : (levelNames[level - 1] ?? null))
  const words: Column<PaperQuestion>[] =
    kind === 'whole' || kind === 'area'
      ? Array.from(
          { length: most },
          (_, at) =>
            [
              at === 0 ? 'answer' : 'more',
              60,
              (one) => answers.get(one.code)?.[at] ?? null,
              ...(at > 0 ? [say('documents.columns.more', { part: at + 1 })] : []),
            ] as Column<PaperQuestion>,
        )
      : []
  const standing: Column<PaperQuestion>[] =
    kind === 'pack' || kind === 'evidence'
      ? []
      : [
          ['level', 8, (one) => standingOf(one)?.level ?? null],
          ['levelName', 14, (one) => named(standingOf(one)?.level)],
          ['ambition', 10, (one) => standingOf(one)?.ambition ?? null],
          ...(kind === 'committee'
            ? []
            : ([['reason', 50, (one) => standingOf(one)?.reason ?? null]] as Column<PaperQuestion>[])),
          ['concur', 9, (one) => standingOf(one)?.concur ?? null],
          ['dissent', 9, (one) => standingOf(one)?.dissent ?? null],
          ['groupDissent', 40, (one) => standingOf(one)?.groupDissent ?? null],
          ['views', 50, (one) => viewsOf(one) || null],
          ['agreedAt', 18, (one) => momentOf(standingOf(one)?.agreedAt)],
        ]
  const help: Column<PaperQuestion>[] =
    kind === 'pack'
      ? [
          ...([1, 2, 3, 4] as const).map(
            (level): Column<PaperQuestion> => [
              `level${level}`,
              40,
              (one) => one.levels.find((at) => at.level === level)?.text ?? null,
            ],
          ),
          ['why', 40, (one) => one.help?.why ?? null],
          ['member', 40, (one) => one.help?.member ?? null],
          ['officer', 40, (one) => one.help?.officer ?? null],
          ['shows', 40, (one) => one.help?.evidence.join('\n') || null],
        ]
      : []
  return sheet('questions', questions, [
    ['code', 9, (one) => one.code],
    [
      'area',
      30,
      (one) => {
        const area = areaOf(one.area)
        return area ? nameOfArea(area) : one.area
      },
    ],
    ['shortName', 26, (one) => one.shortName],
    ['question', 50, (one) => one.question],
    ['leftOut', 26, (one) => one.leftOut],
    ...words,
    ...standing,
    ...help,
    ...(kind === 'pack' ? [] : ([['evidence', 10, (one) => one.evidence.length]] as Column<PaperQuestion>[])),
  ])
}

const partsOf = (words: string) => words.match(new RegExp(`[^]{1,${LONGEST}}`, 'gu')) ?? []

const momentOf = (at: string | null | undefined): Value => (at ? { moment: at } : null)

const viewsOf = (one: PaperQuestion) =>
  [
    ...(standingOf(one)?.minorityViews ?? []).map(
      ({ by, words }) => `${say('documents.minorityView', { by })}: ${words}`,
    ),
    ...statementsOf(one).map(
      ({ group, by, level, words }) => `${say('documents.minorityStatement', { group, by, level })}: ${words}`,
    ),
  ].join('\n')

/** One row a round. */
export const roundSheet = ({ questions }: PaperContent): Sheet =>
  sheet(
    'rounds',
    questions.flatMap(({ code, shortName, rounds }) => rounds.map((round) => ({ code, shortName, ...round }))),
    [
      ['code', 9, (one) => one.code],
      ['shortName', 26, (one) => one.shortName],
      ['round', 8, (one) => one.round],
      ...LEVELS.map(
        (level) =>
          [`at${level}`, 10, (one) => one.spread?.[level] ?? null] as Column<{ spread: Record<number, number> | null }>,
      ),
      ['cannotJudge', 10, (one) => one.cannotJudge],
      ['doesNotApply', 10, (one) => one.doesNotApply],
      ['state', 12, (one) => (one.consensus ? say(`documents.states.${one.consensus}`) : null)],
      ['level', 8, (one) => one.agreement?.level ?? null],
      ['ambition', 10, (one) => one.agreement?.ambition ?? null],
      ['reason', 50, (one) => one.agreement?.reason ?? null],
      ['agreedAt', 18, (one) => momentOf(one.agreement?.agreedAt)],
      ['reopened', 30, (one) => one.agreement?.reopenedBecause ?? null],
      ['putAside', 30, (one) => one.putAsideBecause],
    ],
  )

/** One row a comment, on answers and on what is said of areas alike. */
export function commentSheet({ questions, areas }: PaperContent): Sheet {
  const of = (code: string, shortName: string, threads: readonly PaperThread[]) =>
    threads.flatMap(({ quote, isResolved, said }) =>
      said.map((one) => ({ code, shortName, quote, isResolved, ...one })),
    )
  return sheet(
    'comments',
    [
      ...areas.flatMap(({ number, title, threads }) => of(String(number), title, threads)),
      ...questions.flatMap(({ code, shortName, threads }) => of(code, shortName, threads)),
    ],
    [
      ['code', 9, (one) => one.code],
      ['shortName', 26, (one) => one.shortName],
      ['quote', 40, (one) => one.quote],
      ['by', 24, (one) => one.by],
      ['post', 24, (one) => one.post],
      ['at', 18, (one) => ({ moment: one.at })],
      ['words', 70, (one) => one.words],
      ['isResolved', 10, (one) => one.isResolved],
    ],
  )
}

/** One row a piece of evidence. */
export const evidenceSheet = ({ questions }: PaperContent): Sheet =>
  sheet(
    'evidence',
    questions.flatMap((one) => one.evidence.map((piece) => ({ question: one, piece }))),
    [
      ['code', 9, ({ question }) => question.code],
      ['shortName', 26, ({ question }) => question.shortName],
      ['title', 50, ({ piece }) => titleOf(piece)],
      ['speaksFor', 14, ({ piece }) => (piece.speaksFor ? { day: piece.speaksFor } : null)],
      ['audience', 26, ({ piece }) => audienceWords(piece)],
      ['fileName', 30, ({ piece }) => piece.fileName],
      ['url', 40, ({ piece }) => piece.url],
      ['hash', 66, ({ piece }) => piece.sha256],
    ],
  )

/** What was noted in the meeting. */
export const noteSheet = ({ meeting, questions }: PaperContent): Sheet =>
  sheet('notes', meeting?.notes ?? [], [
    ['code', 9, (one) => one.code],
    ['shortName', 26, (one) => questions.find(({ code }) => code === one.code)?.shortName ?? null],
    ['kind', 12, (one) => one.kind],
    ['words', 60, (one) => one.words],
    ['owner', 24, (one) => one.owner],
    ['due', 14, (one) => (one.dueOn ? { day: one.dueOn } : null)],
  ])

/** One row a recommendation of a formal body, and one for a body that recommends nothing. */
export const routeSheet = ({ route }: PaperContent): Sheet =>
  sheet(
    'route',
    route.flatMap((referral) =>
      (referral.asks.length > 0 ? referral.asks : [undefined]).map((ask, at) => ({
        referral,
        ask,
        isFirst: at === 0,
      })),
    ),
    [
      ['bodyName', 30, ({ referral }) => referral.bodyName],
      ['body', 26, ({ referral }) => bodyWords(referral)],
      ['meetsOn', 14, ({ referral }) => ({ day: referral.meetsOn })],
      ['had', 30, ({ referral }) => hadWords(referral)],
      ['minute', 60, ({ referral, isFirst }) => (isFirst ? referral.minute : null)],
      ['number', 9, ({ ask }) => ask?.number ?? null],
      ['recommends', 50, ({ ask }) => ask?.words ?? null],
      ['answerBy', 14, ({ ask }) => (ask ? { day: ask.answerBy } : null)],
      ['decision', 16, ({ ask }) => (ask ? say(`route.answer.${ask.decision ?? 'open'}`) : null)],
      ['reason', 50, ({ ask }) => ask?.reason ?? null],
      ['answeredBy', 24, ({ ask }) => ask?.by ?? null],
      ['answeredAt', 18, ({ ask }) => momentOf(ask?.at)],
      ['actions', 40, ({ ask }) => ask?.actions.join('\n') || null],
    ],
  )

/** In another framework's order: a row for each question that answers an ask, and one for an ask that none does. */
export function orderSheet({ order, questions, levelNames }: PaperContent): Sheet {
  const rows = (order?.themes ?? []).flatMap(({ title, asks }) =>
    asks.flatMap((ask) => {
      const own = questions.filter(({ code }) => ask.codes.includes(code))
      return (own.length > 0 ? own : [undefined]).map((question, at) => ({
        theme: title,
        ask,
        question,
        isFirst: at === 0,
      }))
    }),
  )
  return sheet('order', rows, [
    ['theme', 26, (one) => one.theme],
    ['ask', 40, (one) => one.ask.words],
    ['isGap', 8, (one) => one.ask.isGap],
    ['write', 40, (one) => (one.ask.isGap ? one.ask.write : null)],
    ['written', 60, (one) => (one.isFirst ? (one.ask.written?.words ?? null) : null)],
    ['code', 9, (one) => one.question?.code ?? null],
    ['shortName', 26, (one) => one.question?.shortName ?? null],
    [
      'answer',
      60,
      (one) =>
        one.question
          ? wordsOf(one.question.answer as Node | null)
              .trim()
              .slice(0, LONGEST) || null
          : null,
    ],
    ['level', 8, (one) => (one.question ? (standingOf(one.question)?.level ?? null) : null)],
    ['levelName', 14, (one) => levelNames[((one.question && standingOf(one.question)?.level) ?? 0) - 1] ?? null],
    ['ambition', 10, (one) => (one.question ? (standingOf(one.question)?.ambition ?? null) : null)],
  ])
}
