'use client'
import { tellWindow } from '@/app/_editor/editor-events'
import { FrozenPanel } from '@/app/_editor/frozen-panel'

/** The text as it stood. What is selected in it is told as the editor tells it. */
export const MomentText = ({ state, label }: { state: string; label: string }) => (
  <FrozenPanel state={state} label={label} onSelect={(anchor) => tellWindow('concord:selection', anchor)} />
)
