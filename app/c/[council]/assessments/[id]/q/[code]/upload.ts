import type { FormState } from '@/app/_doors/form-state'
import { MAX_FILE_BYTES } from '@/lib/evidence/evidence'
import { refuse } from '@/lib/result'

export type Uploaded = FormState<{ evidenceId: string }>
type Typed = Record<string, string>
/** What the browser itself can find wrong with a file. */
type Say = (kind: 'file-empty' | 'file-too-large' | 'file-incomplete' | 'file-refused-in-front') => string

/** No field here takes more, and what is asked about a file travels in a header, which has a size. */
const MOST_CHARACTERS = 500

/** What the browser knows already is said before a byte is sent. The server judges again. */
function faultOf(file: File | undefined, typed: Typed, say: Say): Uploaded | undefined {
  const refused = (message: string): Uploaded => ({
    status: 'refused',
    message,
    fieldErrors: { file: message },
    values: typed,
  })
  const long = Object.entries(typed).find(([, value]) => value.length > MOST_CHARACTERS)
  if (long) {
    const message = `Use at most ${MOST_CHARACTERS} characters`
    return { status: 'refused', message, fieldErrors: { [long[0]]: message }, values: typed }
  }
  if (!file) return refused('Choose a file')
  if (file.size === 0) return refused(say('file-empty'))
  if (file.size > MAX_FILE_BYTES) return refused(say('file-too-large'))
}

/** What a server in front of ours answers to a size that it does not let through; ours has said more by then. */
const TOO_LARGE = 413

/** Sends one file as it is, telling how far it has come. Whatever happens on the way comes back as words. */
export function upload(
  to: string,
  file: File | undefined,
  typed: Typed,
  onProgress: (share: number) => void,
  say: Say,
): Promise<Uploaded> {
  const fault = faultOf(file, typed, say)
  if (fault || !file) return Promise.resolve(fault ?? { status: 'idle' })
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const cameToNothing = (kind: Parameters<Say>[0]) => {
      const message = say(kind)
      resolve({ status: 'refused', message, fieldErrors: { file: message }, values: typed })
    }
    const broke = () => cameToNothing('file-incomplete')
    request.upload.onprogress = (event) => onProgress(event.loaded / (event.total || file.size))
    request.onload = () => {
      const state = readState(request.responseText)
      if (state) resolve(state)
      else if (request.status === TOO_LARGE) cameToNothing(refuse({ kind: 'file-refused-in-front' }).refusal.kind)
      else broke()
    }
    request.onerror = broke
    request.onabort = broke
    request.open('PUT', to)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader(
      'Concord-Evidence',
      encodeURIComponent(JSON.stringify({ ...typed, fileName: file.name, size: file.size })),
    )
    request.send(file)
  })
}

function readState(text: string): Uploaded | undefined {
  try {
    const state = JSON.parse(text) as Uploaded
    return state.status === 'done' || state.status === 'refused' ? state : undefined
  } catch {
    return undefined
  }
}
