'use client'
import CollaborationCaret from '@tiptap/extension-collaboration-caret'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { dialShared } from '@/lib/sync/browser/shared-line'
import type { SaveState } from '@/lib/sync/browser/standing'
import { inBrowser } from '@/lib/sync/browser/unsent-store'
import { selectionAnchor, type ThreadAnchor } from './anchors'
import { AnswerLimits } from './answer-limits'
import { CaretNames } from './caret-names'
import { CommentHighlights } from './comment-highlights'
import { hearWindow, tellWindow } from './editor-events'
import { type Outline, OutlineOffer } from './outline-offer'
import { readCaretNow } from './read-caret'
import { ReadOnly } from './read-only'
import { reloadOnce } from './reload-once'
import { SaveLine } from './save-line'
import { showThread } from './show-thread'
import { TabLeaves } from './tab-leaves'
import { textExtensions } from './text-extensions'
import { Toolbar } from './toolbar'
import { openTexts } from './unsent'
import { UnsentChoice } from './unsent-choice'

type Props = {
  council: string
  documentId: string
  userId: string
  label: string
  anchors: ThreadAnchor[]
  /** What is said while nobody else has this text open. */
  alone?: string
  /** Headings that are offered while nothing is written. */
  outline?: Outline
  /** What is said to whoever may read this text and not write in it. */
  reading: string
}

/** One answer, written by many at once. Connects when it is shown and lets go when it is not. */
export function AnswerEditor(props: Props) {
  const { council, documentId, userId, label } = props
  const [connection, setConnection] = useState<Connection>()
  useEffect(() => {
    const made = connectDocument({
      baseUrl: window.location.origin,
      council,
      documentId,
      userId,
      dial: dialShared(userId),
      unsent: inBrowser(userId, { council, documentId, label }),
    })
    openTexts.set(made, { council, documentId, label })
    setConnection(made)
    return () => {
      openTexts.delete(made)
      made.close()
    }
  }, [council, documentId, userId, label])
  return connection ? <Connected key={documentId} connection={connection} {...props} /> : <p role="status">Opening…</p>
}

function Connected({
  connection,
  council,
  documentId,
  label,
  anchors,
  alone = 'Nobody else is here',
  outline,
  reading,
}: Props & { connection: Connection }) {
  const [state, setState] = useState<SaveState>(connection.state())
  const [access, setAccess] = useState(connection.access())
  const [people, setPeople] = useState<{ id: number; name: string; color: string }[]>([])
  const [refusal, setRefusal] = useState<string>()
  const shown = useRef({ anchors, active: undefined as string | undefined, canWrite: false })
  shown.current.anchors = anchors
  shown.current.canWrite = access === 'write'

  useEffect(() => {
    let known = connection.access()
    const stop = connection.on((event) => {
      if (event === 'state') setState(connection.state())
      if (event === 'access') {
        const now = connection.access()
        shown.current.canWrite = now === 'write'
        setAccess(now)
        if (now === 'none') return // the page goes on showing what it has, and what was typed with it
        if (known !== 'none' && now !== known) tellWindow('concord:subject', null)
        known = now
      }
      if (event === 'subject-changed') tellWindow('concord:subject', null)
    })
    setState(connection.state())
    setAccess(connection.access())
    const look = () =>
      setPeople(
        [...connection.awareness.getStates()].flatMap(([id, one]) =>
          id !== connection.doc.clientID && one.user?.name ? [{ id, name: one.user.name, color: one.user.color }] : [],
        ),
      )
    connection.awareness.on('change', look)
    return () => {
      stop()
      connection.awareness.off('change', look)
    }
  }, [connection])

  const isOnlyHere =
    (state.kind === 'offline' || state.kind === 'refused') && state.changes > 0 && state.kept !== 'device'
  useEffect(() => {
    if (!isOnlyHere) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isOnlyHere])

  const isOfOlderPage = state.kind === 'refused' && state.reason === 'older-page' && state.kept === 'device'
  useEffect(() => {
    if (isOfOlderPage) reloadOnce()
  }, [isOfOlderPage])

  const editor = useEditor(
    {
      immediatelyRender: false,
      extensions: [
        ...textExtensions(connection.doc),
        CollaborationCaret.configure({ provider: connection, user: {}, render: caretOf }),
        CaretNames,
        ReadOnly.configure({ canWrite: () => shown.current.canWrite }),
        TabLeaves,
        AnswerLimits.configure({ refuse: setRefusal }),
        CommentHighlights.configure({
          anchors: () => shown.current.anchors,
          active: () => shown.current.active,
          chosen: (threadId) => {
            shown.current.active = threadId
            tellWindow('concord:thread', { threadId })
          },
        }),
      ],
      editorProps: {
        attributes: () => ({
          class: 'prose min-h-64 p-4 focus-visible:outline-none',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-readonly': String(!shown.current.canWrite),
          'aria-label': label,
        }),
      },
      onUpdate: () => setRefusal(undefined),
      onDestroy: () => tellWindow('concord:selection', null),
      onSelectionUpdate: ({ editor: now }) => tellWindow('concord:selection', selectionAnchor(now)),
    },
    [connection],
  )

  useEffect(
    () => (editor ? connection.on((event) => event === 'arriving' && readCaretNow(editor)) : undefined),
    [connection, editor],
  )
  useEffect(() => {
    if (!editor) return
    return hearWindow('concord:show-thread', (thread) => {
      shown.current.active = thread.threadId
      if (!editor.isDestroyed) showThread(editor, thread)
    })
  }, [editor])
  /** What the editor is drawn by that is not in its text: who may write, and where threads are. One that is not in the page yet is drawn by it when it comes. */
  const drawnBy = `${access} ${anchors.map(({ threadId, start, end }) => threadId + start + end).join()}`
  useEffect(() => {
    if (drawnBy && editor && !editor.isDestroyed) editor.view.dispatch(editor.state.tr)
  }, [editor, drawnBy])

  return (
    <div className="flex flex-col gap-2">
      <div className="sticky top-(--below-clock,0px) z-10 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 bg-paper py-1 text-sm">
        <SaveLine state={state} reading={access === 'read' ? reading : ''} />
        {state.kind === 'offline' || access === 'none' ? null : (
          <p className="flex flex-wrap items-center gap-2">
            <span className="text-secondary">{people.length === 0 ? alone : 'Also here:'}</span>
            {people.map((person) => (
              <span
                key={person.id}
                className="rounded-(--radius) px-2 text-on-person"
                style={{ background: person.color }}
              >
                {person.name}
              </span>
            ))}
          </p>
        )}
        {refusal ? (
          <p
            role="alert"
            className="basis-full border-l-4 border-error bg-error-soft p-3 text-base [@media(max-height:30rem)]:p-1 [@media(max-height:30rem)]:text-sm"
          >
            {refusal}
          </p>
        ) : null}
      </div>
      {state.kind === 'refused' && state.changes > 0 ? (
        <UnsentChoice text={{ council, documentId, label }} connection={connection} reason={state.reason} />
      ) : null}
      {editor && access === 'write' ? <Toolbar editor={editor} /> : null}
      {editor && outline && access === 'write' ? <OutlineOffer editor={editor} outline={outline} /> : null}
      {access === 'read' ? <p className="text-secondary">{reading}</p> : null}
      <div className="rounded-(--radius) border border-line bg-sheet has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-focus">
        <EditorContent editor={editor} />
      </div>
    </div>
  )
}

/** Joins words and has no width: without one on each side, what is typed at another person's caret lands on the wrong side of one's own. */
const JOINER = '\u2060'

/** Another person's caret with their name above it. */
function caretOf(user: Record<string, string>) {
  const caret = document.createElement('span')
  caret.className = 'remote-caret'
  caret.style.borderColor = user.color ?? 'var(--color-person)'
  const name = document.createElement('span')
  name.className = 'remote-caret-name'
  name.style.background = user.color ?? 'var(--color-person)'
  name.textContent = user.name ?? ''
  caret.append(JOINER, name, JOINER)
  return caret
}
