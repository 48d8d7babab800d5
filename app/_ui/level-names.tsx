'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { type LevelNames, levelName } from '@/lib/framework/level-names'

const Names = createContext<LevelNames | undefined>(undefined)

/** Says once, around the pages of one framework version, what it calls its levels. */
export const WithLevelNames = ({ names, children }: { names: LevelNames; children: ReactNode }) => (
  <Names value={names}>{children}</Names>
)

/** What the framework in force calls a level. A page that has not said which one is in force is a fault. */
export function useLevelName(): (level: number) => string {
  const names = useContext(Names)
  if (!names) throw new Error('no framework is in force on this page: put WithLevelNames around it')
  return (level) => levelName(names, level)
}

/** The same in the middle of a text of the server. */
export const LevelName = ({ level }: { level: number }) => useLevelName()(level)
