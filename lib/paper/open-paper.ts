import { type Caller, inCouncil } from '@/db/gate'
import type { AssessmentId } from '@/db/ids'
import type { PAPER_STATES } from '@/db/schema/paper'
import { loadAssessment } from '../assessment/store'
import type { PaperRefusal } from '../refusal'
import { ok, refuse } from '../result'
import { isStillHeld } from './holds'
import type { MadePaper } from './make-within'
import { mayOpenPaper, mayTakePaper } from './policy'
import { readContent } from './read-content'
import { formatNamed, kindNamed, MEDIA_TYPES } from './shape/paper'
import { loadFile, loadPaper } from './store'

type PaperState = (typeof PAPER_STATES)[number]

/** How far a document is, and the document where it is ready. */
export type OpenedPaper = { state: PaperState; assessmentId: AssessmentId; made: MadePaper | null }

/** A document that was made by a job, for whoever asked for it, while all that it holds is still open to them; or how far it is. */
export const openPaper = (caller: Caller, input: { paperId: string }) =>
  inCouncil<OpenedPaper, PaperRefusal>(caller, async (tx, actor) => {
    const own = mayOpenPaper(actor, await loadPaper(tx, input.paperId))
    if (!own.ok) return own
    const { id, state, assessmentId, kind: word, format, area, submission, holds } = own.value.thing
    if (state !== 'ready' || !holds) return ok({ state, assessmentId, made: null })
    const [kind, of] = [kindNamed(word), formatNamed(format)]
    if (!kind || !of) return refuse({ kind: 'not-found' })
    const asked = { kind, format: of, area: area ?? undefined, submission: submission ?? undefined }
    const permit = mayTakePaper(actor, await loadAssessment(tx, actor, assessmentId), asked)
    if (!permit.ok) return permit
    const now = await readContent(tx, actor, permit.value, asked)
    if (!now.ok) return now
    if (!isStillHeld(holds, now.value.holds)) return refuse({ kind: 'paper-not-as-seen' })
    const file = await loadFile(tx, id)
    if (!file) return refuse({ kind: 'not-found' })
    return ok({ state, assessmentId, made: { fileName: file.fileName, mediaType: MEDIA_TYPES[of], bytes: file.file } })
  })
