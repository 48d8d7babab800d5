import Link from 'next/link'

/** A piece of evidence by its title, as the way to it where it is a file, which is at `file`, or a link. */
export function ItemLink({ item, file }: { item: { kind: string; title: string; url: string | null }; file: string }) {
  if (item.kind === 'file')
    return (
      <Link href={file} prefetch={false}>
        {item.title}
      </Link>
    )
  if (item.kind === 'link' && item.url)
    return (
      <a href={item.url} target="_blank" rel="noopener noreferrer nofollow">
        {item.title}
      </a>
    )
  return <strong>{item.title}</strong>
}
