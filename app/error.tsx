'use client'
import { Button } from './_ui/button'
import { PageHeading } from './_ui/page-heading'

export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <PageHeading
        title="Something went wrong on our side"
        lead="Nothing that was saved is lost. Try again; if it happens again, report the reference below."
      />
      {error.digest ? <p className="mb-4">Reference: {error.digest}</p> : null}
      <Button onClick={reset}>Try again</Button>
    </>
  )
}
