/** What an address asks of a page, by the names that count. */
export function askedIn<N extends string>(query: Record<string, string | string[] | undefined>, names: readonly N[]) {
  return Object.fromEntries(
    names.map((name) => [name, [query[name]].flat()[0]?.replaceAll('\0', '') || undefined]),
  ) as Record<N, string | undefined>
}

/** The address of a page of which this is asked; what is not asked is not in it. */
export function addressOf(path: string, asked: Record<string, string | undefined>): string {
  const said = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path
}

/** The addresses of the pages of a list before this one and after it, where there are such; what else is asked stays asked. */
export const pagesOf = (
  path: string,
  asked: Record<string, string | undefined>,
  { previous, next }: { previous: string | undefined; next: string | undefined },
) => ({
  previous: previous && addressOf(path, { ...asked, after: undefined, before: previous }),
  next: next && addressOf(path, { ...asked, before: undefined, after: next }),
})
