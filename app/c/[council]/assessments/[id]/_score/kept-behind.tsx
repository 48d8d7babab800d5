'use client'
import { useEffect, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { useLevelName } from '@/app/_ui/level-names'
import { hearKept, type KeptScore, keptBy, letGo } from '@/lib/score/kept-scores'

const NO_LEVEL: Record<string, string> = { 'cannot-judge': 'Cannot judge', 'does-not-apply': 'Does not apply' }

/** What this person wrote here for a round that is over and could not send in time: theirs to keep, use or discard. */
export function KeptBehind({
  at,
  onUse,
}: {
  at: { userId: string; assessmentId: string; code: string; roundId?: string | undefined }
  onUse?: (form: Record<string, string>) => Promise<void>
}) {
  const { userId, assessmentId, code, roundId } = at
  const levelName = useLevelName()
  const nameOf = (kind = '') => NO_LEVEL[kind] ?? (kind ? `${kind} ${levelName(Number(kind))}` : 'No level yet')
  const [behind, setBehind] = useState<KeptScore[]>([])
  useEffect(() => {
    const read = async () => {
      const all = await keptBy(userId)
      setBehind(
        all.filter((k) => k.assessmentId === assessmentId && k.code === code && k.roundId !== roundId && k.refused),
      )
    }
    void read()
    return hearKept(() => void read())
  }, [userId, assessmentId, code, roundId])
  return behind.map((kept) => (
    <div key={kept.version} className="border-l-4 border-caution bg-caution-soft p-4">
      <p className="font-semibold">Not {kept.isSubmitted ? 'submitted' : 'saved'}, and still on this device</p>
      <p>{kept.refused}</p>
      <p className="mt-2">You had chosen: {nameOf(kept.form.kind)}.</p>
      {kept.form.reason ? <p className="whitespace-pre-line">{kept.form.reason}</p> : null}
      <div className="mt-2 flex flex-wrap gap-2">
        {onUse ? (
          <Button variant="secondary" onClick={() => void onUse(kept.form).then(() => letGo(kept))}>
            Use it in this round
          </Button>
        ) : null}
        <Button variant="quiet" onClick={() => void letGo(kept)}>
          Discard it
        </Button>
      </div>
    </div>
  ))
}
