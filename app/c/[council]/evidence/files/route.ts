import type { NextRequest } from 'next/server'
import { receiveEvidence } from '@/app/_doors/receive-evidence'

type Params = { params: Promise<{ council: string }> }

/** A file for the register, or a newer version of one that is there. */
export async function PUT(request: NextRequest, { params }: Params) {
  const { council } = await params
  return receiveEvidence(request, council, { assessmentId: '', code: '' })
}
