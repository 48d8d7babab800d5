'use client'
import { useState } from 'react'

/** What is ticked on a page, by its codes. */
export function useTicks() {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  return {
    ticked,
    tick: (codes: string[], isOn: boolean) =>
      setTicked(
        (before) => new Set(isOn ? [...before, ...codes] : [...before].filter((code) => !codes.includes(code))),
      ),
    clear: () => setTicked(new Set()),
  }
}
