import type { Metadata } from 'next'
import { PageHeading } from '@/app/_ui/page-heading'
import { VerifyForm } from './verify-form'

export const metadata: Metadata = { title: 'Verify a submission' }

export default function VerifyPage() {
  return (
    <>
      <PageHeading
        title="Verify a submission"
        lead="Every submission can be downloaded as a file with a seal: a SHA-256 hash over all of it. Here anybody can check whether a file is what was submitted. The file stays on your device: your browser reads it and asks Concord for the seal alone."
      />
      <noscript>
        <p>Your browser checks the file itself, so this page needs JavaScript.</p>
      </noscript>
      <VerifyForm />
    </>
  )
}
