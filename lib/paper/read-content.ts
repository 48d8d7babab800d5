import type { Actor, Tx } from '@/db/gate'
import { maySeeWhole } from '../assessment/policy'
import type { AssessmentRow } from '../assessment/store'
import type { Look } from '../council/look'
import { loadLook } from '../council/store-look'
import { ORDERS } from '../crosswalk/crosswalk'
import { loadOrder } from '../crosswalk/load-order'
import { loadLevelNames } from '../framework/load-level-names'
import type { Permit } from '../permit'
import { maySeeRoute } from '../referral/policy'
import { loadRoute } from '../referral/store'
import { ok, refuse } from '../result'
import { shownComment } from '../review/shown-comment'
import { loadComments } from '../review/store'
import { loadSealOf } from '../submission/store-seal'
import { exportFile } from '../submission/verify-submission'
import { routeIn } from './from-route'
import { contentFromRows } from './from-rows'
import { contentFromSubmission } from './from-submission'
import type { Holds } from './holds'
import { loadAsked } from './load-asked'
import { loadPaperRows } from './load-rows'
import { narrow } from './narrow'
import type { PaperContent } from './shape/content'
import { fileNameOf, isOrder, type PaperAsked } from './shape/paper'
import { hasWords } from './shape/rich-text'
import { loadSealed } from './store'

/** What a paper is made of, and under which name it goes. `sealed`: the file that was sealed, where that is what was asked for. */
export type ReadPaper = {
  content: PaperContent
  look: Look | null
  sealed: string | null
  fileName: string
  holds: Holds
}

/** What this reader may see of what was asked for: of the sealed copy where there is one and they see it, else as it stands. */
export async function readContent(
  tx: Tx,
  actor: Actor,
  permit: Permit<'take-paper', AssessmentRow>,
  asked: Omit<PaperAsked, 'assessmentId'>,
) {
  const assessment = permit.thing
  const { kind, format, area, submission } = asked
  const isLive = kind === 'agenda' || (kind === 'pack' && submission === undefined)
  const sealed = maySeeWhole(actor) && !isLive ? await loadSealed(tx, assessment.id, submission) : undefined
  if (submission !== undefined && !isLive && !sealed) return refuse({ kind: 'no-submission' })
  const rows = sealed && submission === undefined && sealed.version !== assessment.version ? undefined : sealed
  const stands = rows ? undefined : await loadPaperRows(tx, actor, assessment, kind)
  const content = rows
    ? contentFromSubmission(rows.file, {
        sight: { of: 'council', restricted: false },
        levelNames: await loadLevelNames(tx, rows.file.content.framework),
        asked: await loadAsked(tx, rows.file.content.framework),
        comments: (await loadComments(tx, { submissionId: rows.id })).map((comment) =>
          shownComment(comment, actor.now),
        ),
      })
    : contentFromRows(stands as NonNullable<typeof stands>)
  if (kind === 'area' && !content.areas.some(({ number }) => number === area))
    return refuse({ kind: 'paper-area-unknown' })
  const order = isOrder(kind) ? await loadOrder(tx, assessment, ORDERS[kind], answeredIn(content)) : null
  const route = maySeeRoute(actor) ? routeIn(await loadRoute(tx, assessment.id)) : []
  const version = `${content.isDraft ? 'draft' : 'version'}-${content.assessment.version}`
  return ok<ReadPaper>({
    content: narrow({ ...content, order, route }, kind, area),
    look: await loadLook(tx),
    sealed:
      rows && kind === 'whole' && format === 'json'
        ? exportFile(rows.file, rows.sha256, await loadSealOf(tx, rows.id))
        : null,
    fileName: fileNameOf(actor.councilSlug, asked, version),
    holds: {
      roles: [...actor.roles],
      codes: content.questions.map(({ code }) => code),
      evidence: stands?.evidence.map(({ id }) => id) ?? [],
    },
  })
}

const answeredIn = ({ questions }: PaperContent) =>
  new Set(questions.flatMap(({ code, leftOut, answer }) => (leftOut === null && hasWords(answer) ? [code] : [])))
