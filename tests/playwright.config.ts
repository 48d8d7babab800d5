import { defineConfig } from '@playwright/test'
import { findBrowser, QUIET } from './kit/browser'

export default defineConfig({
  testDir: './journeys',
  outputDir: './results',
  globalSetup: './kit/demo.ts',
  // None of these says how fast anything is: a journey that passes never waits for them.
  timeout: 600_000,
  expect: { timeout: 30_000 },
  workers: 2,
  grepInvert: process.env.CONCORD_PROOF === 'journeys' ? [] : /@long/,
  retries: 0,
  reporter: [['line'], ['json']],
  use: {
    launchOptions: { executablePath: findBrowser() ?? '', args: QUIET },
    trace: 'off',
    actionTimeout: 30_000,
  },
})
