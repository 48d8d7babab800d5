import { eq } from 'drizzle-orm'
import { type Caller, inCouncil } from '@/db/gate'
import { councils } from '@/db/schema/council'
import { loadForQuestion } from '../library/load-for-question'
import { SUGGESTED, suggest } from '../library/suggest'
import { type PageAsked, pageWithin } from '../page'
import { ok, refuse } from '../result'
import { loadScoreSheet, type SheetAddress } from './store'
import { loadAgreement } from './store-agreement'
import { loadMine } from './store-scores'

/** As many as a page of all of them has. */
const AT_A_LOOK = 20

/**
 * What of the library helps with a question: a few, or all of them a page at a time. The level that they go by is the agreed one, or
 * else the reader's own, of which nobody else is told.
 */
export const viewResources = (caller: Caller, input: SheetAddress & { all?: boolean } & PageAsked) =>
  inCouncil(caller, async (tx, actor) => {
    const sheet = await loadScoreSheet(tx, actor, input)
    if (!sheet) return refuse({ kind: 'not-found' })
    const area = Number(sheet.code.split('.')[0])
    const [council] = await tx.select({ type: councils.type }).from(councils).where(eq(councils.id, actor.councilId))
    const agreement = (await loadAgreement(tx, sheet))?.agreement
    const given = agreement ? undefined : (await loadMine(tx, actor, [sheet])).submitted[0]?.score
    const mine = given?.kind === 'level' ? given : undefined
    const level = agreement?.level ?? mine?.current
    const ambition = agreement?.ambition ?? mine?.ambition
    const councilType = council?.type ?? 'unitary'
    const words = `${sheet.asked.shortName} ${sheet.asked.text}`
    const found = suggest(await loadForQuestion(tx, { area, words }), { area, level, ambition, councilType })
    const page = input.all ? pageWithin(found, ({ id }) => id, input, AT_A_LOOK) : undefined
    return ok({
      area,
      gap: { level, ambition, isAgreed: agreement !== undefined },
      total: found.length,
      resources: page?.rows ?? found.slice(0, SUGGESTED),
      previous: page?.previous,
      next: page?.next,
    })
  })
