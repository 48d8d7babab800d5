'use client'
import { useEffect, useState } from 'react'
import { attachedOffered, hearWindow, offeredNow } from '@/app/_editor/editor-events'
import type { Chosen } from './upload-all'

let number = 0
const chosenOf = (file: File): Chosen => ({ key: `${file.name} ${file.size} ${number++}`, file })

/** The files that are to be sent; what was offered to the page by dropping or pasting is among them. `told` hears that some were. */
export function useFiles(told: () => void) {
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  /** What was refused makes room for what is chosen in its place. */
  const add = (files: readonly File[]) =>
    setChosen((before) => [...before.filter(({ fault }) => fault === undefined), ...files.map(chosenOf)].slice(0, 50))
  // biome-ignore lint/correctness/useExhaustiveDependencies: it listens as long as the form stands
  useEffect(() => {
    const take = () => {
      const files: File[] = []
      for (let next = offeredNow(); next; next = offeredNow()) {
        files.push(next)
        attachedOffered(next)
      }
      if (files.length === 0) return
      add(files)
      told()
    }
    take()
    return hearWindow('concord:offer-evidence', take)
  }, [])
  return {
    ...{ chosen, add, set: setChosen },
    remove: (key: string) => setChosen((before) => before.filter((one) => one.key !== key)),
    tell: (key: string, now: Partial<Chosen>) =>
      setChosen((before) => before.map((one) => (one.key === key ? { ...one, ...now } : one))),
  }
}
