import type { CouncilId, EvidenceRevisionId } from './ids'
import { pools } from './pools'

export type Place = { council: CouncilId; revision: EvidenceRevisionId }

/** Which file or page a revision is; nothing where it is gone. */
export async function takeEvidence({ council, revision }: Place) {
  const { rows } = await pools().background.query<{
    sha256: string | null
    media_type: string | null
    url: string | null
  }>('select * from take_evidence($1, $2)', [council, revision])
  return rows[0]
}

/** What stands in it, part by part, in place of what was found before. */
export async function noteEvidenceWords(
  { council, revision }: Place,
  parts: readonly { place: string; words: string }[],
) {
  await pools().background.query('select note_evidence_words($1, $2, $3, $4)', [
    ...[council, revision, parts.map(({ place }) => place), parts.map(({ words }) => words)],
  ])
}

/** How a page was found. */
export async function noteEvidenceLink({ council, revision }: Place, state: 'there' | 'gone' | 'unknown') {
  await pools().background.query('select note_evidence_link($1, $2, $3)', [council, revision, state])
}

/** Pages that were not looked at for a week, at most so many; nobody else takes them for a week. */
export async function takeEvidenceLinks(most: number): Promise<(Place & { url: string })[]> {
  const { rows } = await pools().background.query<Place & { url: string }>('select * from take_evidence_links($1)', [
    most,
  ])
  return rows
}
