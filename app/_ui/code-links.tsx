import Link from 'next/link'

/** Questions by their codes, each leading somewhere: many in little room. `label` is what a screen reader hears. */
export const CodeLinks = ({
  codes,
  href,
  label,
}: {
  codes: string[]
  href: (code: string) => string
  label: (code: string) => string
}) =>
  codes.map((code) => (
    <Link
      key={code}
      href={href(code)}
      aria-label={label(code)}
      className="rounded-(--radius) border border-accent px-2 py-1 font-semibold no-underline hover:bg-accent-soft"
    >
      {code}
    </Link>
  ))
