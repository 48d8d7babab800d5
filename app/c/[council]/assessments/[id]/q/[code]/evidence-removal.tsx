'use client'
import { useState } from 'react'
import { Button } from '@/app/_ui/button'
import { ShortForm } from '@/app/_ui/short-form'
import { removeEvidenceAction } from '@/app/c/[council]/_evidence/actions'

/** Asks for the reason before evidence is taken away. */
export function EvidenceRemoval({ slug, evidenceId, title }: { slug: string; evidenceId: string; title: string }) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <Button variant="quiet" onClick={() => setAsking(true)}>
        Remove<span className="sr-only"> {title}</span>
      </Button>
    )
  }
  return (
    <ShortForm
      action={removeEvidenceAction.bind(null, slug)}
      name="reason"
      label={`Why do you remove “${title}”?`}
      submit="Remove it"
      variant="danger"
      hint="It stays in the list of removed evidence, with your reason."
      also={{ evidenceId }}
      rows={2}
      isFocused
      onCancel={() => setAsking(false)}
    />
  )
}
