import { type Caller, inCouncil } from '@/db/gate'
import { may } from '../access/access'
import { maySeeWhole } from '../assessment/policy'
import { loadAssessment } from '../assessment/store'
import { loadDuties, loadUnrepresented } from '../assessment/store-duties'
import { successionsOf } from '../assessment/successions'
import { loadAreas } from '../framework/load-areas'
import { loadNotes as loadMeetingNotes } from '../meeting/store-notes'
import { maySeeRoute } from '../referral/policy'
import { loadRoute } from '../referral/store'
import { ok, refuse } from '../result'
import { assembleRecord } from '../score/assemble-record'
import { recordOf } from '../score/consensus-record'
import { loadRecordRows } from '../score/load-record'
import { fixedRulesOf } from '../score/rule-words'
import { dayOf } from '../words/dates'
import { notesIn } from './assemble-submission'
import { loadNotes } from './load-notes'

/** The record of consensus: of one question for whoever sees it, of the whole for whoever sees the whole. */
export const viewConsensusRecord = (caller: Caller, input: { assessmentId: string; code?: string }) =>
  inCouncil(caller, async (tx, actor) => {
    const a = await loadAssessment(tx, actor, input.assessmentId)
    if (!a || (input.code === undefined && !maySeeWhole(actor))) return refuse({ kind: 'not-found' })
    const found = assembleRecord(await loadRecordRows(tx, a.id, input.code))
    if (input.code !== undefined && found.length === 0) return refuse({ kind: 'not-found' })
    const areStandsClosed = a.state !== 'agreeing'
    const notes = may(actor, 'follow-meeting') ? await loadMeetingNotes(tx, a.id) : []
    return ok({
      council: { slug: actor.councilSlug, name: actor.councilName },
      assessment: { id: a.id, title: a.title },
      rules: fixedRulesOf(a),
      areas: await loadAreas(tx, a.frameworkVersionId),
      without: input.code === undefined ? await loadUnrepresented(tx, a.id) : [],
      successions: input.code === undefined ? successionsOf(await loadDuties(tx, a.id)) : [],
      /** What the meeting decided besides levels; of one question what it decided on that. */
      notes: input.code === undefined ? notes : notes.filter(({ on }) => on?.code === input.code),
      /** What the statutory officers have stand beside what was signed, or is about to be. */
      officersNotes: input.code === undefined ? notesIn(await loadNotes(tx, a.id)) : [],
      /** Where the whole went, what each formal body said, and what was answered. */
      route: input.code === undefined && maySeeRoute(actor) ? await loadRoute(tx, a.id) : [],
      today: dayOf(actor.now),
      questions: found.map(({ code, shortName, area, question, leftOut, kept, aside, open }) => ({
        ...{ code, shortName, area, question, leftOut, open, aside },
        rounds: recordOf(kept, open, a, areStandsClosed, aside),
      })),
    })
  })
