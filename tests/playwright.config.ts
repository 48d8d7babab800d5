import { defineConfig } from '@playwright/test'
import { findBrowser, QUIET } from './kit/browser'

export default defineConfig({
  testDir: './journeys',
  outputDir: './results',
  timeout: 300_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  reporter: [['line'], ['json']],
  globalSetup: './kit/journey-server.ts',
  use: {
    get baseURL() {
      return process.env.CONCORD_JOURNEY_URL // set when the server has its port, after this file is read
    },
    launchOptions: { executablePath: findBrowser() ?? '', args: QUIET },
    trace: 'off',
    actionTimeout: 15_000,
  },
})
