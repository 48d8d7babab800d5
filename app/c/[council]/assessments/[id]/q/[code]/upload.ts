import type { FormState } from '@/app/_doors/form-state'
import { MAX_FILE_BYTES } from '@/lib/evidence/evidence'

export type Uploaded = FormState<{ evidenceId: string }>
type Typed = Record<string, string>
/** What the browser itself can find wrong with a file. */
type Say = (kind: 'file-empty' | 'file-too-large' | 'file-incomplete') => string

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
    const broke = () => {
      const message = say('file-incomplete')
      resolve({ status: 'refused', message, fieldErrors: { file: message }, values: typed })
    }
    request.upload.onprogress = (event) => onProgress(event.loaded / (event.total || file.size))
    request.onload = () => {
      const state = readState(request.responseText)
      if (state) resolve(state)
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
