import { z } from 'zod'
import { type Caller, inCouncil } from '@/db/gate'
import { ok } from '../result'
import { loadAgenda } from './load-agenda'
import { keepPinned, orderAgenda } from './meeting'
import { mayOrder } from './policy'
import { loadMeeting } from './store'
import { loadGroupLevels, saveOrder } from './store-agenda'

export const buildAgendaInput = z.object({ assessmentId: z.string() })

/** Puts the questions in order: pinned ones where they are, then the widest revealed spread first. */
export const buildAgenda = (caller: Caller, input: z.output<typeof buildAgendaInput>) =>
  inCouncil(caller, async (tx, actor) => {
    const meeting = await loadMeeting(tx, actor, input.assessmentId, 'update')
    const permit = mayOrder(actor, meeting)
    if (!permit.ok) return permit
    const items = await loadAgenda(tx, permit.value.thing)
    const grouped = await loadGroupLevels(tx, permit.value.thing)
    const ordered = orderAgenda(
      items.map((item) => ({
        ...item,
        isRevealed: item.firstLevels !== null,
        levels: item.firstLevels ?? [],
        groups: grouped.filter(({ questionId }) => questionId === item.questionId).map(({ levels }) => levels),
        assessors: permit.value.thing.assessors,
      })),
    )
    const codes = keepPinned(
      items,
      ordered.map(({ code }) => code),
    )
    await saveOrder(
      tx,
      actor,
      permit.value,
      codes.flatMap((code) => items.filter((item) => item.code === code)),
    )
    return ok({ questions: codes.length })
  })
