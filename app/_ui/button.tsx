import Link from 'next/link'
import type { ButtonHTMLAttributes, ComponentProps } from 'react'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

const SHAPE =
  'inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-(--radius) border px-4 py-2 text-center font-semibold no-underline disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60'
const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    'border-accent bg-accent text-on-accent forced-colors:forced-color-adjust-none hover:bg-accent-hover hover:text-on-accent',
  secondary: 'border-control bg-sheet text-text hover:bg-sunken hover:text-text',
  quiet: 'border-transparent bg-transparent px-2 text-accent underline hover:text-accent-hover',
  danger: 'border-error bg-sheet text-error hover:bg-error-soft',
}
export const buttonClass = (variant: ButtonVariant = 'primary', more = '') => `${SHAPE} ${VARIANTS[variant]} ${more}`

export function Button({
  variant = 'primary',
  className,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { variant?: ButtonVariant }) {
  return <button type={type} className={buttonClass(variant, className)} {...rest} />
}

/** A link that is pressed like a button: it goes somewhere, it changes nothing. */
export function LinkButton({
  variant = 'primary',
  className,
  ...rest
}: ComponentProps<typeof Link> & { variant?: ButtonVariant }) {
  return <Link className={buttonClass(variant, className)} {...rest} />
}
