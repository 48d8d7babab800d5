import { attachFile } from '@/lib/evidence/attach-file'
import { attachLink } from '@/lib/evidence/attach-link'
import { type At, type Cast, dateIn, done } from './cast'
import { type DemoFile, makeChart, makeReport, makeWorkbook } from './make-files'

async function attach(
  cast: Cast,
  at: At,
  file: DemoFile,
  title: string,
  daysAgo: number,
  audience: 'public' | 'council' | 'exempt' = 'public',
) {
  const exemption =
    audience === 'exempt'
      ? { exemptParagraph: 3, exemptReason: 'It shows the prices of bidders.', exemptReviewOn: dateIn(200) }
      : { exemptParagraph: undefined, exemptReason: undefined, exemptReviewOn: undefined }
  await done(
    'attach a file',
    attachFile(cast('officer', daysAgo), {
      ...at,
      title,
      speaksFor: dateIn(-daysAgo - 30),
      audience,
      ...exemption,
      fileName: file.fileName,
      size: file.bytes.length,
      bytes: bytesOf(file),
    } as Parameters<typeof attachFile>[1]),
  )
}
async function* bytesOf(file: DemoFile) {
  yield file.bytes
}

/** Files and a link of every kind and audience. */
export async function attachEvidence(cast: Cast, assessmentId: string, council: string, daysAgo: number) {
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
  await attach(cast, { assessmentId, code: '1.1' }, report, 'Place profile', daysAgo)
  await attach(cast, { assessmentId, code: '3.4' }, book, 'Savings tracker, end of year', daysAgo, 'council')
  await attach(
    cast,
    { assessmentId, code: '1.7' },
    makeChart('Residents who feel informed', [48, 51, 52, 55]),
    'Residents who feel informed, by year',
    daysAgo,
  )
  await attach(cast, { assessmentId, code: '5.7' }, book, 'Bids for the care contract', daysAgo, 'exempt')
  await done(
    'attach a link',
    attachLink(cast('officer', daysAgo), {
      assessmentId,
      code: '1.3',
      title: 'Consultation pages',
      speaksFor: dateIn(-daysAgo - 10),
      audience: 'public',
      url: 'https://consultation.northmoor.example/results',
    } as Parameters<typeof attachLink>[1]),
  )
}
