import { distance } from 'fastest-levenshtein'
import { type Env, placeOf, SETTINGS } from '@/lib/env'

/** Variables that look like a setting of ours and are somebody else's: npm says by `NODE` where Node is. */
const OTHERS = ['NODE', 'HOME', 'API_URL']
/** So many letters may be wrong in a name of up to five letters, and in a longer one. */
const WRONG = { short: 1, long: 2 }

/** A sentence for each variable that was probably meant to be a setting of ours which is not set. */
export function misspelt(from: Record<string, string | undefined>): string[] {
  return Object.keys(from).flatMap((name) => {
    if (SETTINGS.includes(name) || OTHERS.includes(name)) return []
    const most = name.length <= 5 ? WRONG.short : WRONG.long
    const meant = SETTINGS.find((setting) => !from[setting] && distance(name.toUpperCase(), setting) <= most)
    return meant ? [`${name}: did you mean ${meant}?`] : []
  })
}

/** What this start uses, a line each, as the settings say. No line holds a password. */
export function whatIsUsed(env: Env, dataDir: string): string[] {
  const used = (setting: string | undefined, otherwise: string) => (setting ? placeOf(setting) : otherwise)
  return [
    `Database: ${used(env.DATABASE_URL, 'a PostgreSQL of our own, because DATABASE_URL names none')}`,
    `Mail server: ${used(env.SMTP_URL, `none, so mail is kept in ${dataDir}/mail (SMTP_URL)`)}`,
    `Virus scanner: ${env.CLAMD_HOST ?? 'none, so attached files are not scanned (CLAMD_HOST)'}`,
    `Council accounts: ${env.OIDC_ISSUER ?? 'none, so people sign in by link (OIDC_ISSUER)'}`,
    `Redis: ${used(env.REDIS_URL, 'none (REDIS_URL)')}`,
    `Files: ${env.S3_BUCKET ? `the bucket ${env.S3_BUCKET}${env.S3_ENDPOINT ? ` at ${placeOf(env.S3_ENDPOINT)}` : ''}` : 'in the folder (S3_BUCKET)'}`,
    `Folder: ${dataDir}`,
  ]
}
