import sharp, { type Sharp } from 'sharp'
import { inWorker } from '../in-worker'
import { log } from '../log'
import type { FileRefusal } from '../refusal'
import { ok, type Result, refuse } from '../result'
import type { Picture } from './evidence'
import type { fromHeic } from './from-heic'

/** What phones take, and little enough that two of them in memory stop nobody. */
const MOST_PIXELS = 64_000_000
const LONGEST_SECONDS = 60

/** Only these formats are read at all, whatever a file turns out to be. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadNsgif', 'VipsForeignLoadWebp'],
})
sharp.cache(false)
sharp.concurrency(1)

/**
 * The same picture without what it says of itself: place, device, author, comments, an older picture in small. It is drawn
 * anew, turned the right way up, in its own colours (their profile stays). One picture at a time, because each takes memory.
 */
export function cleanPicture(path: string, kind: Picture | 'heic'): Promise<Result<Buffer, FileRefusal>> {
  const cleaned = last.then(() => (kind === 'heic' ? cleanHeic(path) : clean(path, kind)))
  last = cleaned.catch(() => {})
  return cleaned
}
let last: Promise<unknown> = Promise.resolve()

/** So many points of a crest are read, and so many across are kept: it is printed a few centimetres wide. */
const MOST_OF_A_CREST = 16_000_000
const CREST_ACROSS = 600

/** A crest drawn anew as a PNG, from a PNG or a JPEG; of anything else nothing. */
export async function cleanCrest(bytes: Buffer): Promise<Buffer | undefined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_OF_A_CREST, failOn: 'error' }).timeout({ seconds: 10 })
    const { format } = await picture.metadata()
    if (format !== 'png' && format !== 'jpeg') return undefined
    const drawn = picture.autoOrient().resize(CREST_ACROSS, CREST_ACROSS, { fit: 'inside', withoutEnlargement: true })
    return await drawn.png({ compressionLevel: 9 }).toBuffer()
  } catch (fault) {
    log.info({ err: fault }, 'a crest could not be read')
    return undefined
  }
}

/** What a phone takes becomes a JPEG, in a thread of its own. */
async function cleanHeic(path: string): Promise<Result<Buffer, FileRefusal>> {
  try {
    return ok(
      Buffer.from(await inWorker<typeof fromHeic>('lib/evidence/from-heic.ts', 'fromHeic', { path }, LONGEST_SECONDS)),
    )
  } catch (fault) {
    log.info({ err: fault, kind: 'heic' }, 'a picture could not be read')
    return refuse({ field: 'file', kind: 'picture-unreadable' })
  }
}

async function clean(path: string, kind: Picture): Promise<Result<Buffer, FileRefusal>> {
  try {
    const { width, height, pages = 1, depth } = await sharp(path).metadata()
    if (width * height * pages > MOST_PIXELS) return refuse({ field: 'file', kind: 'picture-too-large' })
    const isMoving = pages > 1
    const picture = sharp(path, { animated: isMoving, limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .timeout({ seconds: LONGEST_SECONDS })
      .keepIccProfile()
    if (!isMoving) picture.autoOrient()
    if (depth === 'ushort') picture.toColourspace('rgb16')
    return ok(await as(picture, kind).toBuffer())
  } catch (fault) {
    log.info({ err: fault, kind }, 'a picture could not be read')
    return refuse({ field: 'file', kind: 'picture-unreadable' })
  }
}

function as(picture: Sharp, kind: Picture): Sharp {
  switch (kind) {
    case 'jpg':
      return picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    case 'png':
      return picture.png({ compressionLevel: 9 })
    case 'gif':
      return picture.gif()
    case 'webp':
      return picture.webp({ quality: 90 })
  }
}
