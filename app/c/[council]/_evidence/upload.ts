import type { FormState } from '@/app/_doors/form-state'
import { MAX_FILE_BYTES } from '@/lib/evidence/evidence'
import { refuse } from '@/lib/result'

export type Uploaded = FormState<{ itemId: string; evidenceId: string | null }>
export type Typed = Record<string, string | string[]>
/** What the browser itself can find wrong with a file. */
export type Say = (kind: 'file-empty' | 'file-too-large' | 'file-incomplete' | 'file-refused-in-front') => string

/** No field here takes more, and what is asked about a file travels in a header, which has a size. */
const MOST_CHARACTERS = 500

/** What the browser knows already is said before a byte is sent. The server judges again. */
function faultOf(file: File, typed: Typed, say: Say): Uploaded | undefined {
  const refused = (message: string): Uploaded => ({
    status: 'refused',
    message,
    fieldErrors: { file: message },
    values: typed,
  })
  const long = Object.entries(typed).find(([, value]) => typeof value === 'string' && value.length > MOST_CHARACTERS)
  if (long) {
    const message = `Use at most ${MOST_CHARACTERS} characters`
    return { status: 'refused', message, fieldErrors: { [long[0]]: message }, values: typed }
  }
  if (file.size === 0) return refused(say('file-empty'))
  if (file.size > MAX_FILE_BYTES) return refused(say('file-too-large'))
}

/** What a server in front of ours answers to a size that it does not let through; ours has said more by then. */
const TOO_LARGE = 413

/** From this size on a file is sent so that it can be resumed; a smaller one is sent again as fast. */
const RESUMED_FROM = 1_000_000
const RETRIES = [0, 1_000, 3_000, 6_000, 12_000, 20_000]

/** Uploads a file piece by piece, going on where it broke, also after the page was loaded anew; by which name it is there then. */
async function resumable(slug: string, file: File, onProgress: (share: number) => void): Promise<string | undefined> {
  const { Upload } = await import('tus-js-client')
  return new Promise((resolve) => {
    const sending = new Upload(file, {
      endpoint: `/evidence-uploads?council=${encodeURIComponent(slug)}`,
      retryDelays: RETRIES,
      chunkSize: 5_000_000,
      removeFingerprintOnSuccess: true,
      onProgress: (sent, all) => onProgress(sent / (all || 1)),
      onSuccess: () => resolve(decodeURIComponent(sending.url?.split('/').pop() ?? '')),
      onError: () => resolve(undefined),
    })
    void sending.findPreviousUploads().then(([previous]) => {
      if (previous) sending.resumeFromPreviousUpload(previous)
      sending.start()
    })
  })
}

/** Sends one file, telling how far it has come. Whatever happens on the way comes back as words. */
export async function upload(
  to: string,
  file: File,
  typed: Typed,
  onProgress: (share: number) => void,
  say: Say,
): Promise<Uploaded> {
  const fault = faultOf(file, typed, say)
  if (fault || file.size < RESUMED_FROM) return fault ?? put(to, file, typed, onProgress, say)
  const name = await resumable(to.split('/')[2] ?? '', file, onProgress)
  if (name) return put(to, file, { ...typed, upload: name }, () => {}, say)
  const message = say('file-incomplete')
  return { status: 'refused', message, fieldErrors: { file: message }, values: typed }
}

/** What is asked about a file, with the file itself where it is not there yet. */
function put(to: string, file: File, typed: Typed, onProgress: (share: number) => void, say: Say): Promise<Uploaded> {
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
    request.send('upload' in typed ? null : file)
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
