import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where a restore puts files until its rows are committed. While it is there, a restore has not come to its end. */
export const restoringIn = (dataDir: string): string => join(dataDir, 'restoring')

export const isRestoring = (dataDir: string): boolean => existsSync(restoringIn(dataDir))
