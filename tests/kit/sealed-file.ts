import type { Caller } from '@/db/gate'
import { exportPaper } from '@/lib/paper/export-paper'

/** The verifiable file of a submission, as this person takes it out. */
export async function sealedFile(caller: Caller, { assessmentId }: { assessmentId: string }) {
  const exported = await exportPaper(caller, { assessmentId, kind: 'whole', format: 'json' })
  if (!exported.ok) return exported
  return { ok: true as const, value: { text: Buffer.from(exported.value?.bytes ?? []).toString('utf8') } }
}
