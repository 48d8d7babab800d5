'use client'
import { useEffect } from 'react'
import { sendKept } from '@/lib/score/send-kept'

/** On every page of the council: what was put down without a connection is sent on return. */
export function SendKeptScores({ userId }: { userId: string }) {
  useEffect(() => sendKept(userId), [userId])
  return null
}
