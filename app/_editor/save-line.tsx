'use client'
import type { SaveState } from '@/lib/document/client'
import type { Kept } from '@/lib/document/outbox'
import { clockWords } from '../_ui/time'

const REASONS: Record<string, string> = {
  'document-frozen': 'the answer was frozen',
  'read-only': 'you may no longer write here',
  'right-withdrawn': 'you may no longer see this answer',
  'not-found': 'you may not see this answer',
  'signed-out': 'you are signed out. Sign in again in another tab, then reload',
  'update-too-large': 'the last change was too large. Undo it, then attach long text as evidence',
  'document-too-large': 'this answer has reached its largest size. Attach long text as evidence',
  'malformed-update': 'the last change could not be read. Reload the page',
  'not-their-words': 'this device holds words of somebody else. Copy what you typed, then reload the page',
  'read-again': 'two servers took different words for the same place. Copy what you typed, then reload the page',
  'too-many-documents': 'too many answers are open at once. Close some tabs, then reload',
}
const KEPT: Record<Kept, string> = {
  device: 'kept on this device',
  soon: 'being kept on this device',
  page: 'kept only while this page is open',
}
const many = (changes: number) => (changes === 1 ? '1 change' : `${changes} changes`)

/** The truth about saving, in words: "saved" only when the database has it. */
export function saveWords(state: SaveState): string {
  switch (state.kind) {
    case 'connecting':
      return 'Opening…'
    case 'saved':
      return state.at ? `Saved ${clockWords(state.at)}` : 'Everything is saved'
    case 'saving':
      return 'Saving…'
    case 'offline':
      return state.changes === 0
        ? 'Not connected. You can go on writing; it is sent when the connection is back'
        : `Not saved: ${many(state.changes)} ${KEPT[state.kept]}`
    case 'refused':
      return `Not saved: ${REASONS[state.reason] ?? state.reason}.${state.changes > 0 ? ` ${many(state.changes)} ${KEPT[state.kept]}.` : ''}`
    default:
      return state satisfies never
  }
}

/** Saved, saving or not: where the eye already is. Only a trouble is announced aloud, not each keystroke. */
export function SaveLine({ state }: { state: SaveState }) {
  const isTrouble = state.kind === 'offline' || state.kind === 'refused'
  return (
    <>
      <p
        data-testid="save-state"
        data-kind={state.kind}
        className={isTrouble ? 'font-semibold text-error' : 'text-secondary'}
      >
        {saveWords(state)}
      </p>
      <p role="status" className="sr-only">
        {isTrouble ? saveWords(state.kept === 'soon' ? { ...state, kept: 'device' } : state) : ''}
      </p>
    </>
  )
}
