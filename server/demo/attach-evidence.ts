import { addFigure } from '@/lib/evidence/add-figure'
import { addMinute } from '@/lib/evidence/add-minute'
import { attachFile, attachFileInput } from '@/lib/evidence/attach-file'
import { attachItem } from '@/lib/evidence/attach-item'
import { attachLink } from '@/lib/evidence/attach-link'
import { decideReaders } from '@/lib/evidence/decide-readers'
import { viewItem } from '@/lib/evidence/view-item'
import { type At, type Cast, dateIn, done } from './cast'
import { type DemoFile, makeChart, makeReport, makeWorkbook } from './make-files'

type Readers = 'public' | 'peers' | 'council'
const open = { named: [], legalClass: 'none' as const }

/** Attaches a file; what is proposed as exempt is held until somebody decides. */
async function attach(cast: Cast, at: At, file: DemoFile, title: string, daysAgo: number, more: object = {}) {
  const about = { ...at, title, speaksFor: dateIn(-daysAgo - 30), readers: 'public' as Readers, ...open, ...more }
  const input = attachFileInput.parse({ ...about, fileName: file.fileName, size: file.bytes.length })
  return done('attach a file', attachFile(cast('officer', daysAgo), { ...input, bytes: bytesOf(file) }))
}
async function* bytesOf(file: DemoFile) {
  yield file.bytes
}

const EXEMPT = {
  ...{ readers: 'council', legalClass: 'exempt', exemptParagraph: 3, classReason: 'It shows the prices of bidders.' },
  classReviewOn: dateIn(200),
}

/** Files, a link, a figure and a minute: some of them under several questions, some past their review date, one exempt, one of which it is not decided yet. */
export async function attachEvidence(
  cast: Cast,
  assessmentId: string,
  council: string,
  daysAgo: number,
  isUndecided = false,
) {
  const report = await makeReport('Place profile', council, [
    'This profile brings together what we know of the place and its people: population, economy, housing, health and environment.',
    'The population grew by 3% in five years and is growing older. Two wards hold half of the households in fuel poverty.',
    'Figures are updated each March. The tables behind each chart are open to every member.',
  ])
  const book = await makeWorkbook(
    'Savings tracker',
    ['Saving', 'Planned (thousand)', 'Delivered (thousand)'],
    [
      ['Energy contracts', 420, 410],
      ['Home to school transport', 900, 520],
      ['Office space', 310, 310],
      ['Agency staff', 640, 530],
    ],
  )
  const officer = cast('officer', daysAgo)
  const at = (code: string) => ({ assessmentId, code })
  const profile = await attach(cast, at('1.1'), report, 'Place profile', daysAgo, { reviewBy: dateIn(240) })
  for (const code of ['1.2', '1.7'])
    await done('attach it again', attachItem(officer, { ...at(code), itemId: profile.itemId }))
  await attach(cast, at('3.4'), book, 'Savings tracker, end of year', daysAgo, { readers: 'peers' })
  const chart = makeChart('Residents who feel informed', [48, 51, 52, 55])
  const past = { reviewBy: dateIn(-20) }
  await attach(cast, at('1.3'), chart, 'Residents who feel informed, by year', daysAgo, past)
  await attach(cast, at('2.3'), book, 'Partnership register', daysAgo, { readers: 'peers', reviewBy: dateIn(-40) })
  const bids = await attach(cast, at('5.7'), book, 'Bids for the care contract', daysAgo, EXEMPT)
  await decide(cast, bids.itemId, daysAgo)
  const paid = await attach(cast, at('4.3'), report, 'Settlement with a former director', daysAgo, {
    ...EXEMPT,
    ...{ exemptParagraph: 1, classReason: 'It is about one person and what they were paid.' },
  })
  if (!isUndecided) await decide(cast, paid.itemId, daysAgo)
  await done(
    'attach a link',
    attachLink(officer, {
      ...{ ...at('1.3'), title: 'Consultation pages', speaksFor: dateIn(-daysAgo - 10), readers: 'public', ...open },
      url: `https://consultation.${officer.place.council}.example/results`,
    }),
  )
  await done(
    'add a figure',
    addFigure(cast('finance', daysAgo), {
      ...{ ...at('3.3'), metric: 'Usable reserves, share of net revenue', unit: '%', area: council, period: '2025/26' },
      ...{ value: 11.4, comparatorOf: 'Similar councils', comparatorValue: 17.9, source: 'Revenue outturn return' },
      ...{ state: 'outturn', speaksFor: dateIn(-daysAgo - 60), readers: 'public', ...open },
    }),
  )
  await done(
    'add a minute',
    addMinute(officer, {
      ...{
        ...at('3.1'),
        title: 'Full Council, minute 71',
        body: 'Full Council',
        on: dateIn(-daysAgo - 90),
        item: '71',
      },
      ...{ says: 'The council resolved to set the budget and the council tax.', readers: 'public', ...open },
    }),
  )
}

/** The monitoring officer agrees to what was proposed. */
async function decide(cast: Cast, itemId: string, daysAgo: number) {
  const monitor = cast('monitoring.officer', daysAgo, 5)
  const seen = await done('see an item', viewItem(monitor, { itemId }))
  await done(
    'decide',
    decideReaders(monitor, { itemId, askId: seen.open?.id ?? '', outcome: 'done', because: undefined }),
  )
}
