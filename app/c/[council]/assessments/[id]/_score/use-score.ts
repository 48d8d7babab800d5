'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { NamedQuestion } from '@/lib/framework/named-question'
import { filledIn, isSameForm } from '@/lib/score/draft'
import { hearKept, type KeptScore, keep, keptBy, letGo } from '@/lib/score/kept-scores'
import type { Score } from '@/lib/score/score'
import { formOf, missingIn } from '@/lib/score/score-input'
import { sendNow } from '@/lib/score/send-kept'

/** One question in one round, and where its score is sent. */
export type ScoreAddress = { userId: string; council: string; assessmentId: string; roundId: string } & NamedQuestion
export type Submitted = { form: Record<string, string>; at: string }
type Given = {
  submitted?: { score: Score; submittedAt: string | Date } | undefined
  draft?: Record<string, string> | undefined
  /** The score of the round before, to start from. */
  before?: Score | undefined
}

const PAUSE_MS = 700
const NONE: Record<string, string> = {}

/**
 * One score while it is being given. Every change is on this device at once and at Concord after a pause; what the device
 * holds beats what the page came with, and the person's other tabs take over what is changed in this one.
 */
export function useScore(at: ScoreAddress, given: Given) {
  const { userId, roundId } = at
  const start = given.submitted && {
    form: formOf(given.submitted.score),
    at: new Date(given.submitted.submittedAt).toISOString(),
  }
  const [submitted, setSubmitted] = useState<Submitted | undefined>(start)
  const [draft, setDraft] = useState(given.draft)
  const [shown, setShown] = useState({
    form: given.draft ?? start?.form ?? (given.before ? formOf(given.before) : NONE),
    turn: 0,
  })
  const [form, setForm] = useState(shown.form)
  const [kept, setKept] = useState<KeptScore>()
  const [waiting, setWaiting] = useState<KeptScore>()
  const [unsent, setUnsent] = useState<string>()
  const [errors, setErrors] = useState<Record<string, string>>(NONE)
  const [isOnDevice, setIsOnDevice] = useState(true)
  const thisForm = useRef('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const writing = useRef<Promise<void>>(undefined)

  const show = useCallback((next: Record<string, string>) => {
    setForm(next)
    setShown(({ turn }) => ({ form: next, turn: turn + 1 }))
  }, [])

  useEffect(() => {
    const isMine = (one: KeptScore) => one.userId === userId && one.roundId === roundId
    const take = (one: KeptScore) => {
      if (one.isSubmitted) setWaiting(one)
      else setKept(one)
      if (!one.version.startsWith(thisForm.current)) show(one.form)
    }
    thisForm.current ||= crypto.randomUUID()
    void keptBy(userId).then((all) => {
      for (const one of all.filter(isMine)) take(one)
    })
    return hearKept((event) => {
      if (event.kind === 'unsent') return event.userId === userId ? setUnsent(event.why) : undefined
      if (!isMine(event.kept)) return
      if (event.kind === 'kept') return take(event.kept)
      setUnsent(undefined)
      if (!event.kept.isSubmitted) {
        setKept(undefined)
        return setDraft(Object.keys(event.kept.form).length > 0 ? event.kept.form : undefined)
      }
      setWaiting(undefined)
      if (event.submittedAt) {
        setSubmitted({ form: event.kept.form, at: event.submittedAt })
        setDraft(undefined)
      }
    })
  }, [userId, roundId, show])
  useEffect(() => () => clearTimeout(timer.current), [])
  // the page was read again, and a score had arrived that was sent by another tab or from another device
  const isNewer = start !== undefined && start.at > (submitted?.at ?? '')
  useEffect(() => {
    if (!isNewer) return
    setSubmitted(start)
    setDraft(given.draft)
    if (!kept && !waiting) show(given.draft ?? start.form)
  })

  const put = async (next: Record<string, string>, isSubmitted: boolean) => {
    const { council, ...where } = at
    const version = `${thisForm.current} ${crypto.randomUUID()}`
    const to = `/c/${council}/assessments/${at.assessmentId}/q/${at.code}/score`
    const one = { ...where, to, form: next, isSubmitted, over: submitted?.at ?? null, version }
    setIsOnDevice(await keep(one))
  }
  const isChanged = !submitted || !isSameForm(form, submitted.form)
  const missing = missingIn(form)

  return {
    ...{ shown, form, submitted, draft, kept, waiting, unsent, errors, isOnDevice, isChanged },
    isComplete: Object.keys(missing).length === 0,
    edit: async (next: Record<string, string>) => {
      setForm(filledIn(next))
      writing.current = put(filledIn(next), false)
      await writing.current
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void sendNow(userId), PAUSE_MS)
    },
    /** Says what is missing, or submits: now, or when the connection is back. */
    submit: async () => {
      setErrors(missing)
      if (Object.keys(missing).length > 0) return false
      clearTimeout(timer.current)
      // the last letters may be on their way to the device still, and a draft that came after would be one over the score
      await writing.current
      const isDraft = (one: KeptScore) => one.roundId === roundId && !one.isSubmitted
      for (const one of (await keptBy(userId)).filter(isDraft)) await letGo(one)
      await put(form, true)
      await sendNow(userId)
      return true
    },
    /** Back to what was submitted, or to nothing. */
    discard: async () => {
      if (waiting) await letGo(waiting)
      setErrors(NONE)
      show(submitted?.form ?? NONE)
      await put({}, false)
      await sendNow(userId)
    },
    use: async (other: Record<string, string>) => {
      show(filledIn(other))
      await put(filledIn(other), false)
      await sendNow(userId)
    },
  }
}
export type ScoreInHand = ReturnType<typeof useScore>
