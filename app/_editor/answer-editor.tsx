'use client'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { type Connection, connectDocument } from '@/lib/sync/browser/client'
import { dialShared } from '@/lib/sync/browser/shared-line'
import { inBrowser } from '@/lib/sync/browser/unsent-store'
import { type Anchor, type MarkedWords, selectionAnchor } from './anchors'
import { answerExtensions } from './answer-extensions'
import { type AnswerEvidence, useCarried } from './carried-evidence'
import { redrawMarks, TAKEN } from './comment-highlights'
import { countWords } from './count-words'
import { hearWindow, tellWindow } from './editor-events'
import { redrawEvidence } from './evidence-marks'
import { NotTakenNotice } from './not-taken-notice'
import { type Outline, OutlineOffer } from './outline-offer'
import { type NotTaken, notTaken } from './paste/paste'
import { PeopleHere } from './people-here'
import { readCaretNow } from './read-caret'
import { reloadOnce } from './reload-once'
import { SaveLine } from './save-line'
import { showEvidence, showThread } from './show-thread'
import { Toolbar } from './toolbar'
import { openTexts } from './unsent'
import { UnsentChoice } from './unsent-choice'
import { useStanding } from './use-standing'

/** Comes when a document was chosen. */
const BringIn = dynamic(() => import('./word/bring-in').then((loaded) => loaded.BringIn), { ssr: false })

type Props = {
  council: string
  documentId: string
  userId: string
  label: string
  anchors: MarkedWords[]
  /** What is said while nobody else has this text open. */
  alone?: string
  /** Headings that are offered while nothing is written. */
  outline?: Outline
  /** What stands in the place of the tools until the text has the keyboard, for whoever may write here and is not asked to. */
  others?: string | undefined
  /** What is said to whoever may read this text and not write in it. */
  reading: string
  /** What its words rest on, where evidence can be attached beside it. */
  evidence?: AnswerEvidence
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
  alone,
  outline,
  others,
  reading,
  evidence,
}: Props & { connection: Connection }) {
  const t = useTranslations('editor')
  const { hasCome, state, access, people } = useStanding(connection)
  const [refusal, setRefusal] = useState<string>()
  const [left, setLeft] = useState<NotTaken>()
  const [taken, setTaken] = useState<Anchor | null>(null)
  useEffect(() => hearWindow('concord:taken', setTaken), [])
  const marked = taken ? [...anchors, { id: TAKEN, start: taken.start, end: taken.end }] : anchors
  const [broughtIn, setBroughtIn] = useState<File>()
  const chooser = useRef<HTMLInputElement>(null)
  const { came, notice } = useCarried(connection, evidence)
  const shown = useRef({ anchors: marked, evidence, active: undefined as string | undefined })
  Object.assign(shown.current, { anchors: marked, evidence })
  const canWrite = () => connection.access() === 'write'

  /** Nothing can be typed before the text has come, so nobody is shown a place to type in. */
  const isOpening = !hasCome && !('changes' in state && state.changes > 0)
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
      // What is typed stays as it is typed: "5 * 3 * 2", "2019. A year", "> 5%".
      enableInputRules: false,
      enablePasteRules: false,
      extensions: answerExtensions(connection, {
        ...{ textId: documentId, canWrite, shown: () => shown.current, called: t('evidence'), came },
        suggested: { instead: t('suggested'), nothing: t('suggestedNothing') },
        ...{ tellLeft: setLeft, refuse: setRefusal },
      }),
      editorProps: {
        attributes: () => ({
          class: 'prose min-h-64 focus-visible:outline-none',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-readonly': String(!canWrite()),
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
    const stops = [
      hearWindow('concord:show-thread', ({ threadId }) => {
        shown.current.active = threadId
        if (!editor.isDestroyed) showThread(editor, threadId)
      }),
      hearWindow('concord:show-evidence', ({ id }) => {
        shown.current.active = id
        if (!editor.isDestroyed) showEvidence(editor, id)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [editor])
  /** What the editor is drawn by that is not in its text: who may write, and where threads are. One that is not in the page yet is drawn by it when it comes. */
  const drawnBy = `${access} ${marked.map(({ id, start, end, isLost }) => id + start + end + isLost).join()}`
  const restsBy = JSON.stringify(evidence?.marks ?? [])
  useEffect(() => {
    if (drawnBy && editor && !editor.isDestroyed) redrawMarks(editor)
  }, [editor, drawnBy])
  useEffect(() => {
    if (restsBy && editor && !editor.isDestroyed) redrawEvidence(editor)
  }, [editor, restsBy])
  const words = useEditorState({ editor, selector: ({ editor: now }) => (now ? countWords(now.state.doc.content) : 0) })
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    setBroughtIn(currentTarget.files?.[0])
    currentTarget.value = ''
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="group/text rounded-(--radius) border border-line bg-sheet has-[.ProseMirror:focus-visible]:outline-3 has-[.ProseMirror:focus-visible]:outline-focus">
        <div className="sticky top-(--below-clock,0px) z-10 flex flex-col gap-1 rounded-t-(--radius) border-b border-line bg-sheet px-2 py-1 text-sm">
          {editor && access === 'write' ? (
            <div className="relative">
              <div className={others ? 'invisible group-focus-within/text:visible' : ''}>
                <Toolbar editor={editor} hasEvidence={evidence !== undefined} />
              </div>
              {others ? (
                <p className="absolute inset-0 flex items-center px-1 leading-tight text-secondary group-focus-within/text:hidden">
                  {others}
                </p>
              ) : null}
            </div>
          ) : null}
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-1">
            {state.kind === 'offline' || access === 'none' ? null : (
              <PeopleHere people={people} alone={alone ?? t('people.alone')} alsoHere={t('people.alsoHere')} />
            )}
            <SaveLine state={state} reading={access === 'read' ? reading : ''} hasCome={hasCome} />
          </div>
          {refusal ? (
            <p
              role="alert"
              className="border-l-4 border-error bg-error-soft p-3 text-base [@media(max-height:30rem)]:p-1 [@media(max-height:30rem)]:text-sm"
            >
              {refusal}
            </p>
          ) : null}
          {left ? (
            <NotTakenNotice left={left} hasEvidence={evidence !== undefined} close={() => setLeft(undefined)} />
          ) : null}
          {notice}
        </div>
        {editor && outline && access === 'write' ? <OutlineOffer editor={editor} outline={outline} /> : null}
        <EditorContent
          editor={editor}
          className={`evidence-room relative py-4 pr-4 pl-10 wide:pl-12 wide:not-has-[.evidence-cards]:pr-12 ${isOpening ? 'invisible' : ''}`}
        />
        <div className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line px-3 py-1 text-sm text-secondary">
          <p>
            {t('words', { count: words ?? 0 })}
            {access === 'write' ? <span className="no-print ml-4 max-wide:hidden">{t('openLinks')}</span> : null}
          </p>
          {access === 'write' ? (
            <Button variant="quiet" onClick={() => chooser.current?.click()}>
              {t('tools.word')}
            </Button>
          ) : null}
        </div>
      </div>
      {state.kind === 'refused' && state.changes > 0 ? (
        <UnsentChoice text={{ council, documentId, label }} connection={connection} reason={state.reason} />
      ) : null}
      {access === 'read' ? <p className="text-secondary">{reading}</p> : null}
      <input
        ref={chooser}
        type="file"
        accept=".docx"
        aria-label={t('tools.word')}
        tabIndex={-1}
        className="hidden"
        onChange={choose}
      />
      {editor && broughtIn ? (
        <BringIn
          file={broughtIn}
          editor={editor}
          done={(brought) => {
            setBroughtIn(undefined)
            if (brought) setLeft(notTaken(brought))
          }}
        />
      ) : null}
    </div>
  )
}
