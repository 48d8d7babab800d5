'use client'
import { useState } from 'react'
import type { Connection } from '@/lib/sync/browser/client'
import type { UnsentText } from '@/lib/sync/browser/unsent-store'
import { ENDS_BY_ITSELF, type StopReason } from '@/lib/sync/wire/protocol'
import { Button } from '../_ui/button'
import { Notice } from '../_ui/notice'
import { download, unsentText } from './unsent'

type Props = { text: UnsentText; connection: Connection; reason: StopReason }

/** After these nothing is lost yet: the same person, here again, sends what the device keeps. */
const WAITS: readonly StopReason[] = [
  'signed-out',
  'somebody-else',
  'too-many-documents',
  'too-many-connections',
  'older-page',
  'newer-page',
]

function whatToDo(reason: StopReason) {
  if (WAITS.includes(reason))
    return 'It is saved when you are here again. You can also copy it from the answer, or download it.'
  if (ENDS_BY_ITSELF.includes(reason))
    return 'It is saved if you may write here again. Copy it from the answer or download it, to be sure of it.'
  return 'Copy it from the answer, or download it. Then remove it from this device and go on.'
}

/** What can be done with words that were not saved: copy them, download them, and let go of those that never will be. */
export function UnsentChoice({ text, connection, reason }: Props) {
  const [isDownloaded, setIsDownloaded] = useState(false)
  const isWaiting = WAITS.includes(reason)
  const save = () => download([unsentText(text, connection.unsent())]).then(() => setIsDownloaded(true))
  const remove = () => connection.forget().then(() => window.location.reload())
  return (
    <Notice kind="caution" title="What you typed stays on this page">
      <p className="mb-3">{whatToDo(reason)}</p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => void save()}>Download what is not saved</Button>
        {isWaiting ? null : (
          <Button variant="danger" onClick={() => void remove()}>
            Remove it and open the answer again
          </Button>
        )}
      </div>
      <p role="status" className="mt-2 text-secondary">
        {isDownloaded ? 'Downloaded.' : ''}
      </p>
    </Notice>
  )
}
