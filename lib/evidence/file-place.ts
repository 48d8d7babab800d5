import { env } from '../env'
import { diskPlace } from './disk-place'
import { s3Place } from './s3-place'
import type { FilePlace } from './stored'

/** Where files are kept: in DATA_DIR, or in the S3 that the settings name. */
export const filePlace = (): FilePlace => (env().S3_BUCKET ? s3Place() : diskPlace)
