import { expect, it } from 'vitest'
import { readAddress } from '@/app/_editor/address'

const of = (typed: string) => {
  const address = readAddress(typed)
  return address.ok ? address.href : address.why
}

it('an address is completed as people mean it', () => {
  for (const [typed, href] of [
    ['https://northmoor.example/plan?a=1#b', 'https://northmoor.example/plan?a=1#b'],
    [' www.northmoor.example/plan ', 'https://www.northmoor.example/plan'],
    ['northmoor.example', 'https://northmoor.example'],
    ['clerk@northmoor.example', 'mailto:clerk@northmoor.example'],
    ['mailto:clerk@northmoor.example', 'mailto:clerk@northmoor.example'],
    ['https://northmoor.example/a plan.pdf', 'https://northmoor.example/a%20plan.pdf'],
    ['tel:+441234567890', 'tel:+441234567890'],
  ] as const)
    expect(of(typed), typed).toBe(href)
})

it('a file on somebody’s computer or network is no address, however it is written', () => {
  for (const typed of [
    '\\\\nm-files\\finance\\q2.xlsx',
    '//nm-files/finance',
    'file:///C:/plan.docx',
    'C:\\plan.docx',
    'S:/finance',
    'smb://nm/x',
    'FILE:x',
  ])
    expect(of(typed), typed).toBe('share')
})

it('a script is no address, however it is hidden', () => {
  for (const typed of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java script:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'java\u200bscript:x',
  ])
    expect(of(typed), typed).toBe('script')
})

it('what the web does not know is no address', () => {
  for (const typed of [
    '',
    '#part',
    '/c/northmoor',
    'plan',
    'http://',
    'gopher://x.example',
    'the plan of May',
    'ftp://x.example/',
  ])
    expect(of(typed), typed).toBe('unknown')
})
