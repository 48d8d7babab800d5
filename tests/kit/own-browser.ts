import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser, QUIET } from './browser'

/** A browser with a profile that stays on the disk, started like one on somebody's desk, so that it can be killed like one. */
export function ownBrowser(opened: (context: BrowserContext) => void) {
  const profile = mkdtempSync('/var/tmp/concord-profile-')
  let process_: ChildProcess | undefined
  return {
    open: async (): Promise<Page> => {
      const flags = [
        '--headless=new',
        '--no-sandbox',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        ...QUIET,
      ]
      const started = spawn(findBrowser() ?? '', flags, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
      process_ = started
      const address = await new Promise<string>((listening, failed) => {
        let said = ''
        started.stderr?.on('data', (text: Buffer) => {
          said += text
          const [, at] = /DevTools listening on (\S+)/.exec(said) ?? []
          if (at) listening(at)
        })
        started.once('exit', () => failed(new Error(`the browser did not start:\n${said}`)))
      })
      const [context] = (await chromium.connectOverCDP(address)).contexts()
      if (!context) throw new Error('the browser has no profile')
      opened(context)
      return context.newPage()
    },
    /** SIGKILL to all of it at once. */
    kill: async () => {
      const gone = new Promise((over) => process_?.once('exit', over))
      if (process_?.pid) process.kill(-process_.pid, 'SIGKILL')
      await gone
    },
    forget: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),
  }
}
