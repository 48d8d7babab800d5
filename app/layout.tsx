import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import { AccountMenu } from './_ui/account-menu'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Concord', template: '%s – Concord' },
  description: 'The workspace in which a council assesses itself together.',
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export default function RootLayout({ children }: LayoutProps<'/'>) {
  return (
    <html lang="en-GB">
      <body>
        <a className="skip-link" href="#main">
          Skip to the main content
        </a>
        <header className="site border-b border-line bg-sheet">
          <div className="mx-auto flex w-full max-w-7xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2">
            <a href="/" className="font-serif text-xl font-semibold text-text no-underline">
              Concord
            </a>
            <AccountMenu />
          </div>
        </header>
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 outline-none">
          {children}
        </main>
        <footer className="site border-t border-line">
          <nav
            aria-label="About Concord"
            className="mx-auto flex w-full max-w-7xl flex-wrap gap-x-6 gap-y-2 px-4 py-4 text-sm"
          >
            <Link href="/library">Library</Link>
            <Link href="/verify">Verify a submission</Link>
            <Link href="/accessibility">Accessibility</Link>
          </nav>
        </footer>
      </body>
    </html>
  )
}
