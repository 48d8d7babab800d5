import type { NextRequest } from 'next/server'
import { receiveEvidence } from '@/app/_doors/receive-evidence'

type Params = { params: Promise<{ council: string; id: string; code: string }> }

/** A file for one question. */
export async function PUT(request: NextRequest, { params }: Params) {
  const { council, id, code } = await params
  return receiveEvidence(request, council, { assessmentId: id, code, itemId: '' })
}
