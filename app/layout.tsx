import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { AccountMenu } from './_ui/account-menu'
import { FocusHeading } from './_ui/focus-heading'
import { Keys } from './_ui/keys'
import { SearchLink } from './_ui/search-link'
import { fontNames } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Concord', template: '%s – Concord' },
  description: 'The workspace in which a council assesses itself together.',
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export default function RootLayout({ children }: LayoutProps<'/'>) {
  const t = useTranslations('frame')
  return (
    <html lang="en-GB" className={fontNames}>
      <body>
        <a className="skip-link" href="#main">
          {t('skip')}
        </a>
        <FocusHeading />
        <header className="site border-b border-line bg-sheet">
          <div className="mx-auto flex w-full max-w-frame flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2">
            <a href="/" className="mr-auto font-serif text-xl font-semibold text-text no-underline">
              Concord
            </a>
            <SearchLink label={t('search')} back={t('backToCouncil')} />
            <Link href="/help" className="py-1 text-sm">
              {t('help')}
            </Link>
            <AccountMenu />
          </div>
        </header>
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-frame flex-1 px-4 py-6 outline-none">
          {children}
        </main>
        <footer className="site border-t border-line">
          <nav
            aria-label={t('about')}
            className="mx-auto flex w-full max-w-frame flex-wrap gap-x-6 gap-y-2 px-4 py-4 text-sm"
          >
            {FOOT.map(([href, word]) => (
              <Link key={href} href={href} className="py-1">
                {t(word)}
              </Link>
            ))}
          </nav>
        </footer>
        <Keys />
      </body>
    </html>
  )
}

const FOOT = [
  ['/help', 'help'],
  ['/library', 'library'],
  ['/published', 'published'],
  ['/verify', 'verify'],
  ['/accessibility', 'accessibility'],
  ['/privacy', 'privacy'],
  ['/help#contact', 'contact'],
] as const
