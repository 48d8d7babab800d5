'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from './button'

/**
 * While something on a page is not saved, whoever follows a link is asked first, and whoever closes the page too, by their
 * browser. Escape stays.
 */
export function LeaveGuard({
  isDirty,
  words: { title, what, stay, go },
}: {
  isDirty: boolean
  words: { title: string; what: string; stay: string; go: string }
}) {
  const router = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [to, setTo] = useState('')
  useEffect(() => {
    if (!isDirty) return
    const closing = (event: BeforeUnloadEvent) => event.preventDefault()
    const following = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.('a[href]')
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      if (!(link instanceof HTMLAnchorElement) || !isPlain || link.target || link.hasAttribute('download')) return
      if (link.origin !== location.origin || isSamePage(link)) return
      event.preventDefault()
      event.stopPropagation()
      setTo(link.pathname + link.search + link.hash)
      dialog.current?.showModal()
    }
    window.addEventListener('beforeunload', closing)
    window.addEventListener('click', following, true)
    return () => {
      window.removeEventListener('beforeunload', closing)
      window.removeEventListener('click', following, true)
    }
  }, [isDirty])
  const close = () => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}what`}
      className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-(--radius) border border-line bg-sheet p-6 text-base text-text [--ground:var(--color-sheet)] backdrop:bg-scrim"
    >
      <h2 id={`${id}title`} className="mb-3">
        {title}
      </h2>
      <p id={`${id}what`} className="mb-5">
        {what}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={close}>{stay}</Button>
        <Button
          variant="secondary"
          onClick={() => {
            close()
            router.push(to)
          }}
        >
          {go}
        </Button>
      </div>
    </dialog>
  )
}

const isSamePage = ({ pathname, search, hash }: HTMLAnchorElement) =>
  hash !== '' && pathname === location.pathname && search === location.search
