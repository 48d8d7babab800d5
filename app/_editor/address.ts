/** `why` an address cannot be a link: a file on somebody's own computer or network, a script, or nothing that the web knows. */
export type Address = { ok: true; href: string } | { ok: false; why: 'share' | 'script' | 'unknown' }

const SHARE = /^(\\\\|\/\/|file:|smb:|cifs:|afp:|[a-z]:[\\/]|onenote:|ms-)/i
const SCRIPT = /^(javascript|vbscript|data|blob):/i
const KNOWN = /^(https?|mailto|tel):/i
const MAIL = /^[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}$/i
const BARE = /^(www\.)?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(:\d+)?([/?#]\S*)?$/iu

/** What somebody typed or pasted as the address of a link, completed: `www.` and a bare name lead to https, an address of mail to mail. */
export function readAddress(typed: string): Address {
  // Browsers pass over control characters and spaces within a scheme, so they hide none from us.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const address = typed.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]+/g, (found, at: number) =>
    at > 0 && at + found.length < typed.length && /^ +$/.test(found) ? '%20' : '',
  )
  const scheme = address.replaceAll('%20', '')
  if (SCRIPT.test(scheme)) return { ok: false, why: 'script' }
  if (SHARE.test(scheme)) return { ok: false, why: 'share' }
  if (MAIL.test(address)) return { ok: true, href: `mailto:${address}` }
  const whole = BARE.test(address) ? `https://${address}` : address
  if (!KNOWN.test(whole)) return { ok: false, why: 'unknown' }
  try {
    const { protocol, hostname } = new URL(whole)
    const isPlace = !protocol.startsWith('http') || hostname !== ''
    return isPlace ? { ok: true, href: whole } : { ok: false, why: 'unknown' }
  } catch {
    return { ok: false, why: 'unknown' }
  }
}
