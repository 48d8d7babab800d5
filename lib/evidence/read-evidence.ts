import { z } from 'zod'
import { type CouncilId, type EvidenceRevisionId, isId } from '@/db/ids'
import { noteEvidenceLink, noteEvidenceWords, type Place, takeEvidence, takeEvidenceLinks } from '@/db/read-evidence'
import { inWorker } from '../in-worker'
import { job } from '../job/job'
import { askLink } from '../library/ask-link'
import { log } from '../log'
import { FILE_KINDS, type FileKind } from './evidence'
import type { extractText } from './extract-text'
import { lendFile } from './file-store'

/** Seconds in which the words of one file are found, or are not. */
const LONGEST = 120
/** So many links an hour: each is asked about once a week. */
const LINKS = 20

const kindOf = (mediaType: string | null) =>
  (Object.keys(FILE_KINDS) as FileKind[]).find((kind) => FILE_KINDS[kind].mediaType === mediaType)

/** Looks for the words inside a new file, or whether a new link's page is there. A file that cannot be read is found by its title alone. */
async function readEvidence(place: Place) {
  const taken = await takeEvidence(place)
  if (taken?.url) return noteEvidenceLink(place, await askLink(taken.url))
  const kind = taken && kindOf(taken.media_type)
  if (!taken?.sha256 || !kind) return
  const parts = await lendFile(place.council, taken.sha256, (path) =>
    inWorker<typeof extractText>('lib/evidence/extract-text.ts', 'extractText', { path, kind }, LONGEST),
  ).catch((fault: unknown) => {
    log.info({ err: fault, kind }, 'the words of a file could not be read')
    return []
  })
  await noteEvidenceWords(place, parts ?? [])
}

export const readEvidenceJob = job(
  z.object({ council: z.string().refine(isId<CouncilId>), revision: z.string().refine(isId<EvidenceRevisionId>) }),
  readEvidence,
)

/** Asks about the links of evidence that nobody has looked at for a week. */
export async function checkEvidenceLinks() {
  for (const { url, ...place } of await takeEvidenceLinks(LINKS)) await noteEvidenceLink(place, await askLink(url))
}
