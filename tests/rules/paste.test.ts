import { describe, expect, it } from 'vitest'
import { LIBREOFFICE } from './paste/libreoffice'
import { DOCS, ELSEWHERE, SHEETS, WORD_ONLINE } from './paste/others'
import { type Pasted, paste } from './paste/pasted'
import { OUTLOOK, WORD } from './paste/word'

const CORPUS: Record<string, Pasted[]> = {
  Word: WORD,
  Outlook: OUTLOOK,
  'Word on the web': WORD_ONLINE,
  'Google Docs': DOCS,
  'Excel and Google Sheets': SHEETS,
  LibreOffice: LIBREOFFICE,
  'other places': ELSEWHERE,
}

for (const [program, all] of Object.entries(CORPUS))
  describe(`what is pasted from ${program}`, () => {
    for (const { name, html, right, left = [] } of all)
      it(name, () => {
        const pasted = paste(html)
        expect(pasted.shown).toBe(right)
        expect(pasted.left).toEqual(left)
        expect(() => pasted.node.check()).not.toThrow()
      })
  })

it('the corpus is as large as it is said to be', () => {
  expect(Object.values(CORPUS).flat().length).toBeGreaterThanOrEqual(40)
})

it('a statement of 6,000 words out of Word keeps its headings, points and table, and is cleaned at once', () => {
  const { node, left } = paste(statement())
  const count = (name: string) => {
    let found = 0
    node.descendants((one) => {
      if (one.type.name === name) found++
    })
    return found
  }
  expect(node.textContent.split(' ').length).toBeGreaterThan(6_000)
  expect([count('listItem'), count('heading'), count('tableHeader')]).toEqual([240, 48, 2])
  expect(left).toEqual([])
})

const statement = () => {
  const sentence =
    'The cabinet moved the savings tracker to a monthly rhythm so that members could see the choice in time. '
  const points = [1, 1, 2, 2, 1].map(
    (level) =>
      `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>The risk list went to scrutiny.<o:p></o:p></p>`,
  )
  const part = `<h2>Repairs</h2><p class=MsoNormal>${sentence.repeat(6)}<o:p></o:p></p>${points.join('')}`
  return `<html><body>${Array.from({ length: 48 }, () => part).join('')}<table><tr style='mso-yfti-firstrow:yes'><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table></body></html>`
}
