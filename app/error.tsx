'use client'
import { TOOK_TOO_LONG } from '@/lib/took-too-long'
import { Button } from './_ui/button'
import { PageHeading } from './_ui/page-heading'

export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  if (error.digest === TOOK_TOO_LONG)
    return (
      <>
        <PageHeading
          title="This took too long"
          lead="What you asked for could not be read in time, so it was stopped. Nothing was changed. Try again in a few minutes; if it happens again, narrow down what is shown."
        />
        <Button onClick={reset}>Try again</Button>
      </>
    )
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
