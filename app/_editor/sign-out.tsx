'use client'
import { type FormEvent, startTransition, useId, useRef, useState } from 'react'
import { signOutAction } from '../_doors/sign-out'
import { Button } from '../_ui/button'
import { download, forgetUnsent, sendUnsent, type Unsent } from './unsent'

/**
 * The way out. What is not saved yet is saved first; what cannot be is shown, to be downloaded or removed, or the person
 * stays. Nothing of theirs is left on the device.
 */
export function SignOut({
  userId,
  words = 'Sign out',
  action = signOutAction,
}: {
  userId: string
  words?: string
  action?: () => Promise<void>
}) {
  const titleId = useId()
  const [isSending, setIsSending] = useState(false)
  const [left, setLeft] = useState<Unsent[]>([])
  const [isDownloaded, setIsDownloaded] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)

  async function ask(event: FormEvent) {
    event.preventDefault()
    if (isSending) return
    setIsSending(true)
    const unsent = await sendUnsent(userId)
    setIsSending(false)
    if (unsent.length === 0) return leave()
    setIsDownloaded(false)
    setLeft(unsent)
    dialog.current?.showModal()
  }
  async function leave() {
    await forgetUnsent(userId)
    startTransition(() => action())
  }

  return (
    <>
      <form action={action} onSubmit={ask}>
        <button type="submit" className="cursor-pointer text-accent underline underline-offset-2">
          {words}
        </button>
      </form>
      <span role="status" className={isSending ? 'text-secondary' : 'sr-only'}>
        {isSending ? 'Saving what you typed…' : ''}
      </span>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-auto max-h-[calc(100dvh-2rem)] w-[min(36rem,calc(100vw-2rem))] overflow-y-auto rounded-(--radius) border border-line bg-sheet p-6 text-base text-text backdrop:bg-scrim"
      >
        <h2 id={titleId} className="mb-3">
          Some of what you typed is not saved
        </h2>
        <p className="mb-2">It could not be sent. If you sign out now, it is removed from this device:</p>
        <ul className="mb-4 list-disc pl-6">
          {left.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </ul>
        <div className="flex flex-col gap-3">
          <Button onClick={() => void download(left).then(() => setIsDownloaded(true))}>
            Download what is not saved
          </Button>
          <Button variant="secondary" onClick={() => dialog.current?.close()}>
            Stay signed in
          </Button>
          <Button variant="danger" onClick={() => void leave()}>
            Remove it and sign out
          </Button>
        </div>
        <p role="status" className="mt-3 text-secondary">
          {isDownloaded ? 'Downloaded. You can sign out now.' : ''}
        </p>
      </dialog>
    </>
  )
}
