'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { isReachable } from '@/app/_doors/is-reachable'
import { hearWindow, tellWindow } from '@/app/_editor/editor-events'
import type { Panel } from './panel'

type Tab = { id: Panel; href: string; count?: number }
type Props = {
  /** The address of the question, without a panel. */
  href: string
  answer: ReactNode
  tabs: Tab[]
  /** The panel that is open; `children` is what stands in it. */
  open: Panel
  /** Whether the address names it: on a narrow screen it then stands in the place of the answer. */
  isAsked: boolean
  children: ReactNode
}

/** Files dragged over the question become evidence; over the answer’s own words, and over a field for files, they are theirs. */
const bringsFiles = (event: DragEvent) =>
  !event.isDefaultPrevented() &&
  event.dataTransfer.types.includes('Files') &&
  !(event.target as Element).closest?.('[contenteditable="true"]')

/** Where the bar stays at the bottom, and one of the two is shown. */
const NARROW = '(max-width: 47.99rem)'

/** Whoever would not see where it begins is brought there; from further down in it only by a press. */
function bringIntoView(place: HTMLElement | null, isPress: boolean) {
  const top = place?.getBoundingClientRect().top ?? 0
  if ((isPress && top < 0) || top > window.innerHeight / 2) place?.scrollIntoView({ block: 'start' })
}

/**
 * The answer with one panel: side by side on a wide screen, one of the two on a narrow one, chosen in a bar at the bottom. Which
 * panel is open stands in the address, and only that one is read. One that was open before stays in the page, hidden, so
 * nothing typed in it is lost; the answer is the same editor throughout.
 */
export function Workspace({ href: base, answer, tabs, open, isAsked, children }: Props) {
  const t = useTranslations('question')
  const router = useRouter()
  const [seen] = useState(() => new Map<Panel, ReactNode>())
  seen.set(open, children)
  const [isBeside, setBeside] = useState(isAsked)
  const [pressed, setPressed] = useState<Panel>()
  const [hasGone, setGone] = useState(false)
  const [isAway, setAway] = useState(false)
  /** How often somebody pressed in the bar. */
  const [presses, setPresses] = useState(0)
  const lookedAt = useRef(presses)
  const root = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const shown = pressed ?? open
  useEffect(() => setPressed((now) => (now === open ? undefined : now)), [open])

  // Once what was pressed stands there, and again when it has come: until then the page may be too short.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a press and what comes of it are why it is looked at
  useEffect(() => {
    const isPress = presses !== lookedAt.current
    lookedAt.current = presses
    if (presses > 0 && matchMedia(NARROW).matches) bringIntoView(root.current, isPress)
  }, [presses, pressed, open])

  const go = async (id: Panel, href: string) => {
    setPressed(id === open ? undefined : id)
    setGone(true)
    const isThere = await isReachable()
    setAway(!isThere)
    if (isThere) router.replace(href, { scroll: false })
    else setPressed((now) => (now !== undefined && seen.has(now) ? now : undefined))
  }
  const went = useRef(go)
  went.current = go

  const comments = tabs.find(({ id }) => id === 'comments')?.href
  useEffect(
    () =>
      hearWindow('concord:thread', ({ threadId }) => {
        const isListed = box.current?.querySelector(`[data-thread="${CSS.escape(threadId)}"]`)
        if (comments) void went.current('comments', isListed ? comments : `${comments}&thread=${threadId}`)
      }),
    [comments],
  )

  const evidence = tabs.find(({ id }) => id === 'evidence')?.href
  useEffect(
    () =>
      hearWindow('concord:offer-evidence', () => {
        setBeside(true)
        if (evidence) void went.current('evidence', evidence)
      }),
    [evidence],
  )

  useEffect(
    () =>
      hearWindow('concord:attach-words', () => {
        setBeside(true)
        if (evidence) void went.current('evidence', evidence)
      }),
    [evidence],
  )

  useEffect(() => hearWindow('concord:show-answer', () => setBeside(false)), [])

  const nameOf = (id: Panel) => t(`panels.${id}`)
  const looks = (isHere: boolean) =>
    `inline-flex min-h-11 cursor-pointer items-center gap-1 border-b-4 px-1.5 text-sm text-text no-underline hover:text-text max-[22rem]:px-0.5 wide:px-2 ${isHere ? 'border-accent font-semibold' : 'border-transparent hover:border-line forced-colors:border-[Canvas]'}`
  const tab = ({ id, href, count }: Tab, isHere: boolean) => (
    <Link
      href={href}
      replace
      prefetch={false}
      scroll={false}
      aria-current={isHere ? 'true' : undefined}
      onNavigate={(event) => {
        event.preventDefault()
        setBeside(true)
        setPresses((all) => all + 1)
        void go(id, href)
      }}
      className={looks(isHere)}
    >
      {nameOf(id)}
      {count ? <span className="tabular-nums max-md:sr-only">{count}</span> : null}
    </Link>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping files is one more way; the panel of evidence does the same by keyboard
    <div
      ref={root}
      onDragOver={(event) => {
        if (bringsFiles(event)) event.preventDefault()
      }}
      onDrop={(event) => {
        if (!bringsFiles(event)) return
        event.preventDefault()
        tellWindow('concord:offer-evidence', { files: [...event.dataTransfer.files] })
      }}
      className="grid grid-cols-1 gap-6 md:grid-cols-[minmax(0,1fr)_18rem] wide:grid-cols-[minmax(0,1fr)_minmax(20rem,24rem)]"
    >
      <div id="panel-answer" className={isBeside ? 'hidden md:block' : ''}>
        {answer}
      </div>
      <div className={isBeside ? '' : 'md:block'}>
        <nav
          aria-label={t('beside')}
          className="bottom-bar no-print fixed inset-x-0 bottom-0 z-10 flex justify-between overflow-x-auto border-t border-line bg-sheet md:static md:flex-wrap md:overflow-x-visible md:mb-4 md:justify-start md:border-t-0 md:border-b md:bg-transparent"
        >
          <Link
            href={base}
            prefetch={false}
            aria-current={isBeside ? undefined : 'true'}
            onNavigate={(event) => {
              event.preventDefault()
              setBeside(false)
              setPresses((all) => all + 1)
            }}
            className={`${looks(!isBeside)} md:hidden`}
          >
            {t('answer')}
          </Link>
          {tabs.map((one) => (
            <span key={one.id} className="contents">
              <span className="contents md:hidden">{tab(one, isBeside && shown === one.id)}</span>
              <span className="hidden md:contents">{tab(one, shown === one.id)}</span>
            </span>
          ))}
        </nav>
        <p role="status" className="sr-only">
          {hasGone ? (pressed === undefined ? t('isOpen', { panel: nameOf(shown) }) : t('opening')) : ''}
        </p>
        <p role="alert" className="mb-4 border-l-4 border-error bg-error-soft p-3 empty:hidden">
          {isAway ? t('unreachable') : ''}
        </p>
        <div ref={box} className={isBeside ? '' : 'hidden md:block'}>
          {seen.has(shown) ? null : <p className="text-secondary">{t('opening')}</p>}
          {[...seen].map(([id, content]) => (
            <div key={id} id={`panel-${id}`} hidden={id !== shown}>
              {content}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
