'use client'
import { useEffect, useState } from 'react'
import type { Kept } from '@/lib/sync/browser/outbox'
import type { SaveState } from '@/lib/sync/browser/standing'
import type { StopReason } from '@/lib/sync/wire/protocol'
import { clockWords } from '@/lib/words/dates'
import { Button } from '../_ui/button'

const REASONS: Record<StopReason, string> = {
  'document-frozen': 'the answer was frozen',
  'read-only': 'you may no longer write here',
  'right-withdrawn': 'you may no longer see this answer',
  'not-found': 'you may not see this answer',
  'signed-out': 'you are signed out. Sign in again in another tab, then reload',
  'somebody-else': 'somebody else has signed in on this device. Sign in as yourself again, then reload',
  'update-too-large': 'the last change was too large. Attach long text as evidence',
  'document-too-large': 'this answer has reached its largest size. Attach long text as evidence',
  'malformed-update': 'the last change could not be read. Reload the page',
  'words-missing': 'this device and the server no longer agree. Download what you typed, then reload',
  'not-their-words': 'this device holds words of somebody else. Copy what you typed, then reload the page',
  'read-again': 'two servers took different words for the same place. Copy what you typed, then reload the page',
  'older-page': 'this page is from before an update. Reload it to go on',
  'newer-page': 'Concord is being updated. You can write again in a few minutes',
  'malformed-join': 'this page could not say what it wants to open. Reload it',
  'no-seat': 'the connection ended while the answer was being opened. Reload the page',
  'too-many-documents': 'too many answers are open at once. Close some tabs, then reload',
  'too-many-connections': 'you have Concord open too many times. Close some tabs or browsers, then reload',
}
const KEPT: Record<Kept, string> = {
  device: 'kept on this device',
  soon: 'being kept on this device',
  page: 'kept only while this page is open',
}
const many = (changes: number) => (changes === 1 ? '1 change' : `${changes} changes`)

/** The truth about saving, in words: "saved" only when the database has it. */
function saveWords(state: SaveState, hasCome: boolean): string {
  switch (state.kind) {
    case 'connecting':
      return 'Opening…'
    case 'saved':
      if (state.isBack) return 'Connected again. Everything is saved, with what others wrote meanwhile'
      return state.at ? `Saved ${clockWords(state.at)}` : 'Everything is saved'
    case 'saving':
      return 'Saving…'
    case 'offline':
      if (!hasCome) return 'No connection. The text opens when the connection is back'
      return state.changes === 0
        ? 'No connection. You can go on writing: it is saved when the connection is back'
        : `Not saved: ${many(state.changes)} ${KEPT[state.kept]} until the connection is back`
    case 'refused':
      return state.changes > 0
        ? `Not saved: ${REASONS[state.reason]}. ${many(state.changes)} ${KEPT[state.kept]}.`
        : `${state.reason === 'newer-page' ? 'Reading only' : 'Not connected'}: ${REASONS[state.reason]}.`
    default:
      return state satisfies never
  }
}

/** What is said aloud: a trouble and its end, without counting keystrokes. */
function aloud(state: SaveState, hasCome: boolean): string {
  if (state.kind === 'saved') return state.isBack ? saveWords(state, hasCome) : ''
  if (state.kind === 'offline' && !hasCome) return `${saveWords(state, hasCome)}.`
  if (state.kind === 'offline')
    return state.changes > 0 && state.kept === 'page'
      ? 'No connection, and this device cannot keep what you type. Leave the page open.'
      : 'No connection. What you type is kept and saved when the connection is back.'
  return state.kind === 'refused' ? `You cannot write here now: ${REASONS[state.reason]}.` : ''
}

/** A trouble that is over sooner is not said aloud. Milliseconds. */
const SAY_AFTER = 1_500

/** Saved, saving or not: where the eye already is. `reading` is said aloud where one may only read, and once one may no longer write. `hasCome`: the text is there. */
export function SaveLine({ state, reading, hasCome }: { state: SaveState; reading: string; hasCome: boolean }) {
  const [said, say] = useState('')
  const toSay = aloud(state, hasCome) || reading
  useEffect(() => {
    const timer = setTimeout(() => say(toSay), SAY_AFTER)
    return () => clearTimeout(timer)
  }, [toSay])
  const isTrouble = state.kind === 'offline' || state.kind === 'refused'
  return (
    <>
      <p
        data-testid="save-state"
        data-kind={state.kind}
        className={isTrouble ? 'font-semibold text-error' : 'text-secondary'}
      >
        {/* Alone in its element: the browser may have translated it, and React then still puts new words in the place of old ones. */}
        <span>{saveWords(state, hasCome)}</span>
        {state.kind === 'refused' && state.reason === 'signed-out' ? (
          <>
            {' '}
            <a href="/sign-in" target="_blank" rel="noopener">
              Sign in (opens in a new tab)
            </a>
          </>
        ) : null}
      </p>
      {state.kind === 'refused' && state.reason === 'older-page' ? (
        <Button variant="secondary" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
      ) : null}
      <p role="status" className="sr-only">
        {said === toSay ? said : ''}
      </p>
    </>
  )
}
