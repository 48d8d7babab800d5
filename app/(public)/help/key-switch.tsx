'use client'
import { useEffect, useId, useState } from 'react'
import { KEPT, keep } from '@/app/_ui/kept-cookie'
import { useReadPage } from '@/app/_ui/page-reading'

/** Switches the key that works by itself on or off in this browser. */
export function KeySwitch({ isOff, label, hint }: { isOff: boolean; label: string; hint: string }) {
  const readPage = useReadPage()
  const hintId = useId()
  const [isOn, setIsOn] = useState(!isOff)
  useEffect(() => setIsOn(!isOff), [isOff]) // the list of keys can switch it off too
  return (
    <div className="flex gap-3">
      <input
        id={`${hintId}-switch`}
        type="checkbox"
        checked={isOn}
        aria-describedby={hintId}
        className="mt-0.5 size-6 shrink-0 accent-(--color-accent)"
        onChange={({ currentTarget }) => {
          setIsOn(currentTarget.checked)
          keep(KEPT.keys, currentTarget.checked ? 'on' : 'off')
          readPage()
        }}
      />
      <div>
        <label htmlFor={`${hintId}-switch`} className="font-semibold">
          {label}
        </label>
        <p id={hintId} className="text-secondary">
          {hint}
        </p>
      </div>
    </div>
  )
}
