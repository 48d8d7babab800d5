/** The number of an edit in an address; undefined where there is none. */
export function numberIn(asked: string | string[] | undefined): number | undefined {
  const [text] = [asked].flat()
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
