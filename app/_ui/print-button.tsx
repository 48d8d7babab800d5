'use client'
import { Button } from './button'

export const PrintButton = ({ children }: { children: React.ReactNode }) => (
  <Button variant="secondary" onClick={() => window.print()}>
    {children}
  </Button>
)
