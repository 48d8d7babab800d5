import Link from 'next/link'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { wordsFor } from '@/app/_doors/words'
import { Details } from '@/app/_ui/details'
import { EmptyState } from '@/app/_ui/empty-state'
import { ClientWords } from '@/app/_words/client-words'
import { viewEvidence } from '@/lib/evidence/view-evidence'
import { messages } from '@/lib/words/messages'
import { EvidenceEntry } from '../../evidence/evidence-entry'
import { EvidenceForm } from './evidence-form'
import { EvidenceRemoval } from './evidence-removal'

const {
  'file-empty': empty,
  'file-too-large': tooLarge,
  'file-incomplete': incomplete,
  'file-refused-in-front': inFront,
} = messages.refusals
const OF_PICTURES = { takenOut: messages.evidence.takenOut }
const OF_A_FILE = {
  'file-empty': empty,
  'file-too-large': tooLarge,
  'file-incomplete': incomplete,
  'file-refused-in-front': inFront,
}

/** The evidence of one question: what is attached, what was removed and why, and the form to attach more. */
export async function EvidencePanel({
  slug,
  assessmentId,
  code,
}: {
  slug: string
  assessmentId: string
  code: string
}) {
  const { items, abilities, whyNot } = orNotFound(await viewEvidence(await councilCaller(slug), { assessmentId, code }))
  const standing = items.filter((item) => !item.removed)
  const removed = items.filter((item) => item.removed)
  return (
    <div className="flex flex-col gap-6">
      {standing.length === 0 ? (
        <EmptyState title="Nothing is attached yet">
          Evidence is what a stranger would need to believe the answer: a report, figures, a decision.
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-4">
          {standing.map((item) => (
            <li key={item.id} className="border-b border-line pb-4">
              <EvidenceEntry slug={slug} item={item} />
              {item.abilities.remove ? <EvidenceRemoval slug={slug} evidenceId={item.id} title={item.title} /> : null}
            </li>
          ))}
        </ul>
      )}
      {removed.length > 0 ? (
        <Details summary={`Removed (${removed.length})`}>
          <ul className="flex flex-col gap-4">
            {removed.map((item) => (
              <li key={item.id}>
                <EvidenceEntry slug={slug} item={item} />
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
      <p>
        <Link href={`/c/${slug}/assessments/${assessmentId}/evidence`}>All evidence of this assessment</Link>
      </p>
      {abilities.attach ? (
        <section aria-labelledby="attach-heading" className="border-t border-line pt-4">
          <h3 id="attach-heading" className="mb-3">
            Attach evidence
          </h3>
          <ClientWords words={{ refusals: OF_A_FILE, evidence: OF_PICTURES }}>
            <EvidenceForm slug={slug} assessmentId={assessmentId} code={code} canRestrict={abilities.restrict} />
          </ClientWords>
        </section>
      ) : whyNot ? (
        <p className="text-secondary">{wordsFor(whyNot)}</p>
      ) : null}
    </div>
  )
}
