/** What an address asks of a trail, by the names that count. */
export function askedIn<N extends string>(query: Record<string, string | string[] | undefined>, names: readonly N[]) {
  return Object.fromEntries(names.map((name) => [name, [query[name]].flat()[0] || undefined])) as Record<
    N,
    string | undefined
  >
}

/** The address of the page of a trail that follows, with what is asked of this one. */
export function addressOf(path: string, asked: Record<string, string | undefined>, before: string): string {
  const said = Object.entries({ ...asked, before }).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `${path}?${new URLSearchParams(said)}`
}
