'use client'
import { useEffect } from 'react'
import { forgetAnswerAt } from './kept-answers'

/** Lets go of what this device keeps of the address that is open: there is nothing here for this person. */
export function ForgetHere() {
  useEffect(() => void forgetAnswerAt(window.location.pathname), [])
  return null
}
