import { readFileSync } from 'node:fs'
import type { Pasted } from './pasted'

const saved = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** What LibreOffice 7.4 itself wrote of three files; its clipboard is made by the same filter. */
export const LIBREOFFICE: Pasted[] = [
  {
    name: 'headings, a note at the foot, a remark, a table',
    html: saved('libreoffice-text.html.txt'),
    right:
      '<p>Position statement</p>\n<h2>Money</h2>\n<h3>Reserves</h3>\n<p>We save twelve million[1], 10 m<sup>2</sup>.</p>\n<ol><li>one<ol type=a><li>part a</li></ol></li><li>two</li></ol>\n<p>See <a href=https://northmoor.example/plan>the plan</a> and more.</p>\n<table><tr><th>Service</th><th>Lead</th></tr><tr><td>Parks</td><td>Kofi</td></tr></table>\n<p>[1] Outturn report, page 4.</p>',
  },
  {
    name: 'lists in lists and in a cell, raised and lowered letters, a picture',
    html: saved('libreoffice-lists.html.txt'),
    right:
      '<h2>Reserves</h2>\n<h2>Where we are</h2>\n<h3>Numbers</h3>\n<h3>Detail</h3>\n<p>See <a href=https://northmoor.example/plan>the plan</a>, 10 m<sup>2</sup> of CO<sub>2</sub> and <b>bold</b> <i>italic</i> <s>old</s>.</p>\n<ol><li>First</li><li>Second<ol type=a><li>Part a</li><li>Part b<ul><li>deep</li></ul></li></ol></li><li>Third</li></ol>\n<ul><li>One</li><li>Two</li></ul>\n<table><tr><th>Service</th><th>Saved</th></tr><tr><td>Parks<ul><li>grass</li><li>trees</li></ul></td><td>£15,000</td></tr></table>\n<p>Before the chart</p>',
    left: ['picture: Chart of savings'],
  },
  {
    name: 'a sheet with years over numbers',
    html: saved('libreoffice-sheet.html.txt'),
    right:
      '<table><tr><th>Service</th><th>2024</th><th>2025</th></tr><tr><td>Parks</td><td>15000</td><td>16200</td></tr><tr><td>Libraries</td><td>9100</td><td>8700</td></tr></table>',
  },
]
