import type { Pasted } from './pasted'

const web = (level: number, list: 'ul' | 'ol', words: string, place = 1, style = '') =>
  `<div class="ListContainerWrapper SCXW1"><${list} class="BulletListStyle1 SCXW1" role="list" start="${place}" style="${style}"><li class="OutlineElement Ltr SCXW1" data-leveltext="" data-font="Symbol" data-listid="1" data-aria-posinset="${place}" data-aria-level="${level}" role="listitem"><p class="Paragraph SCXW1"><span class="TextRun SCXW1" data-contrast="auto"><span class="NormalTextRun">${words}</span></span><span class="EOP SCXW1" data-ccp-props="{}">&nbsp;</span></p></li></${list}></div>`
const line = (words: string, more = '') =>
  `<div class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1" xml:lang="EN-GB" ${more}><span class="TextRun SCXW1" data-contrast="auto"><span class="NormalTextRun">${words}</span></span><span class="EOP SCXW1">&nbsp;</span></p></div>`

export const WORD_ONLINE: Pasted[] = [
  {
    name: 'points that are each a list of its own',
    html:
      web(1, 'ul', 'Parks') +
      web(2, 'ul', 'grass') +
      web(2, 'ul', 'trees', 2) +
      web(1, 'ul', 'Roads', 2) +
      line('After.'),
    right: '<ul><li>Parks<ul><li>grass</li><li>trees</li></ul></li><li>Roads</li></ul>\n<p>After.</p>',
  },
  {
    name: 'numbers with letters inside',
    html: web(1, 'ol', 'one') + web(2, 'ol', 'part', 1, 'list-style-type:lower-alpha') + web(1, 'ol', 'two', 2),
    right: '<ol><li>one<ol type=a><li>part</li></ol></li><li>two</li></ol>',
  },
  {
    name: 'headings that are paragraphs with a role',
    html:
      line('Reserves', 'role="heading" aria-level="1"') +
      line('Risk', 'role="heading" aria-level="2"') +
      line('Words.'),
    right: '<h2>Reserves</h2>\n<h3>Risk</h3>\n<p>Words.</p>',
  },
  {
    name: 'a table, tracked words and a picture',
    html:
      '<div class="TableContainer"><table class="Table" role="table" aria-rowcount="2"><tbody><tr class="TableRow" role="row"><td class="FirstRow FirstCol" role="columnheader"><div class="TableCellContent"><p class="Paragraph">Service</p></div></td><td role="columnheader"><p class="Paragraph">Saved</p></td></tr><tr role="row"><td role="rowheader"><p class="Paragraph">Parks</p></td><td><p class="Paragraph">£2</p></td></tr></tbody></table></div>' +
      line(
        'We <span class="TrackChangeTextDeletion TrackedChange">may </span><span class="TrackChangeTextInsertion TrackedChange">will </span>act.',
      ) +
      line(
        '<span class="WACImageContainer"><img src="data:image/png;base64,AAAA" alt="Map of wards" class="WACImage"></span>',
      ),
    right:
      '<table><tr><th>Service</th><th>Saved</th></tr><tr><td>Parks</td><td>£2</td></tr></table>\n<p>We will act.</p>',
    left: ['tracked', 'picture: Map of wards'],
  },
]

const docs = (html: string) =>
  `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1a2b">${html}</b><br class="Apple-interchange-newline">`
const run = (words: string, style = 'font-weight:400;font-style:normal;text-decoration:none;vertical-align:baseline') =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;${style};white-space:pre-wrap;">${words}</span>`
const item = (level: number, words: string, kind = 'disc', inside = '') =>
  `<li dir="ltr" style="list-style-type:${kind};font-size:11pt" aria-level="${level}"><p dir="ltr" style="line-height:1.38" role="presentation">${run(words)}</p></li>${inside}`

export const DOCS: Pasted[] = [
  {
    name: 'words in every style, nothing of which is bold for being wrapped in one',
    html: docs(
      `<p dir="ltr">${run('Plain ')}${run('bold', 'font-weight:700')}${run(' and ')}${run('slanted', 'font-style:italic')}${run(', m')}${run('2', 'vertical-align:super')}${run(', gone', 'text-decoration:line-through')}</p>`,
    ),
    right: '<p>Plain <b>bold</b> and <i>slanted</i>, m<sup>2</sup><s>, gone</s></p>',
  },
  {
    name: 'lists that stand beside their point',
    html: docs(
      `<ul style="margin-top:0">${item(1, 'Parks')}<ul>${item(2, 'grass', 'circle')}<ul>${item(3, 'cut', 'square')}</ul></ul>${item(1, 'Roads')}</ul>`,
    ),
    right: '<ul><li>Parks<ul><li>grass<ul><li>cut</li></ul></li></ul></li><li>Roads</li></ul>',
  },
  {
    name: 'numbers, then letters, as each point says',
    html: docs(
      `<ol>${item(1, 'one', 'decimal')}<ol>${item(2, 'part', 'lower-alpha')}<ol>${item(3, 'deep', 'lower-roman')}</ol></ol></ol>`,
    ),
    right: '<ol><li>one<ol type=a><li>part<ol type=i><li>deep</li></ol></li></ol></li></ol>',
  },
  {
    name: 'headings, a link through Google, an empty line',
    html: docs(
      `<h1 dir="ltr">${run('Reserves')}</h1><h2 dir="ltr">${run('Risk')}</h2><h4 dir="ltr">${run('More')}</h4><br /><p dir="ltr"><a href="https://www.google.com/url?q=https://northmoor.example/plan&amp;sa=D" style="text-decoration:none">${run('The plan', 'text-decoration:underline')}</a></p>`,
    ),
    right:
      '<h2>Reserves</h2>\n<h3>Risk</h3>\n<h3>More</h3>\n<p><a href=https://northmoor.example/plan>The plan</a></p>',
  },
  {
    name: 'a list of things to tick, and a picture',
    html: docs(
      `<ul><li dir="ltr" role="checkbox" aria-checked="false" style="list-style-type:none"><img src="data:image/png;base64,AAAA" width="17px" height="18px" alt="unchecked" role="none" /><p dir="ltr">${run('Ask scrutiny')}</p></li></ul><p dir="ltr"><span style="border:none;display:inline-block"><img src="https://lh7-rt.googleusercontent.com/docsz/AD" width="400" height="200"></span></p>`,
    ),
    right: '<ul><li>Ask scrutiny</li></ul>',
    left: ['picture: '],
  },
  {
    name: 'a table whose first row is bold',
    html: docs(
      `<div dir="ltr" align="left"><table><colgroup><col width="100"><col width="100"></colgroup><tbody><tr><td><p dir="ltr">${run('Service', 'font-weight:700')}</p></td><td><p dir="ltr">${run('Who', 'font-weight:700')}</p></td></tr><tr><td><p dir="ltr">${run('Parks')}</p></td><td><p dir="ltr">${run('Kofi')}</p></td></tr></tbody></table></div>`,
    ),
    right: '<table><tr><th>Service</th><th>Who</th></tr><tr><td>Parks</td><td>Kofi</td></tr></table>',
  },
  {
    name: 'a table without a head stays without one',
    html: docs(
      '<table><tbody><tr><td><p>Parks</p></td><td><p>Kofi</p></td></tr><tr><td><p>Roads</p></td><td><p>Nina</p></td></tr></tbody></table>',
    ),
    right: '<table><tr><td>Parks</td><td>Kofi</td></tr><tr><td>Roads</td><td>Nina</td></tr></table>',
  },
]

const excel = (rows: string, sheet = '') =>
  `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:"\\#\\,\\#\\#0";} ${sheet} --></style></head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'><col width=64 span=3 style='width:48pt'><!--StartFragment-->${rows}<!--EndFragment--></table></body></html>`

export const SHEETS: Pasted[] = [
  {
    name: 'Excel: years over numbers',
    html: excel(
      '<tr height=20><td height=20>Service</td><td align=right>2024</td><td align=right>2025</td></tr><tr height=20><td>Parks</td><td class=xl65 align=right>15,000</td><td class=xl65>-1,200</td></tr><tr><td>Roads</td><td>(900)</td><td>12.5%</td></tr>',
    ),
    right:
      '<table><tr><th>Service</th><th>2024</th><th>2025</th></tr><tr><td>Parks</td><td>15,000</td><td>-1,200</td></tr><tr><td>Roads</td><td>(900)</td><td>12.5%</td></tr></table>',
  },
  {
    name: 'Excel: a bold head that a class says, a bold total, a row that is not there',
    html: excel(
      "<tr><td class=xl66>Service</td><td class=xl66>Lead</td></tr><tr><td>Parks</td><td>Kofi&nbsp;L</td></tr><tr><td class=xl66>All</td><td>&nbsp;</td></tr><![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td><td width=64></td></tr><![endif]>",
      '.xl66 {color:black; font-weight:700;}',
    ),
    right:
      '<table><tr><th>Service</th><th>Lead</th></tr><tr><td>Parks</td><td>Kofi L</td></tr><tr><td><b>All</b></td><td></td></tr></table>',
  },
  {
    name: 'Excel: only numbers have no head',
    html: excel('<tr><td>15</td><td>16</td></tr><tr><td>17</td><td>18</td></tr>'),
    right: '<table><tr><td>15</td><td>16</td></tr><tr><td>17</td><td>18</td></tr></table>',
  },
  {
    name: 'Google Sheets',
    html: '<meta charset="utf-8"><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" border="1" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;font-weight:bold;" data-sheets-value="{}">Service</td><td style="font-weight:bold;">Saved</td></tr><tr><td>Parks</td><td style="text-align:right;">£15,000</td></tr></tbody></table></google-sheets-html-origin>',
    right: '<table><tr><th>Service</th><th>Saved</th></tr><tr><td>Parks</td><td>£15,000</td></tr></table>',
  },
]

export const ELSEWHERE: Pasted[] = [
  {
    name: 'Pages',
    html: '<html><head><meta name="Generator" content="Cocoa HTML Writer"><style type="text/css">p.p1 {margin: 0.0px; font: 11.0px Helvetica} li.li2 {font: 11.0px Helvetica} span.s1 {font-weight: bold} ul.ul1 {list-style-type: disc}</style></head><body><p class="p1"><span class="s1">Reserves</span> are up<span class="Apple-converted-space">&nbsp;</span></p><p class="p1"><br></p><ul class="ul1"><li class="li2"><span class="s2"></span>one</li><li class="li2">two<ul class="ul1"><li class="li2">deep</li></ul></li></ul></body></html>',
    right: '<p><b>Reserves</b> are up</p>\n<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>',
  },
  {
    name: 'a page of the web that means harm',
    html: '<p onclick="steal()">Words<script>steal()</script><style>p{color:red}</style><iframe src="https://evil.example" title="A frame"></iframe> <a href="java&#10;script:steal()" target="_self">press</a></p><object data="x.swf"></object>',
    right: '<p>Words press</p>',
    left: ['links: 1', 'picture: A frame', 'picture: '],
  },
  {
    name: 'a quotation, a line of code and a struck word of the web',
    html: '<blockquote><p>We listen.</p></blockquote><p>Not <del>this</del> but <ins>that</ins>.</p><center>In the middle</center>',
    right: '<quote><p>We listen.</p></quote>\n<p>Not <s>this</s> but that.</p>\n<p>In the middle</p>',
  },
  {
    name: 'faces that are pictures',
    html: '<p>Well done <img class="Emoji" alt="👍🏽" src="https://res.cdn.example/1f44d.png"></p>',
    right: '<p>Well done 👍🏽</p>',
  },
  {
    name: 'Arabic beside English keeps its letters',
    html: '<p dir="rtl">مرحبا بكم</p><p>Welcome</p>',
    right: '<p>مرحبا بكم</p>\n<p>Welcome</p>',
  },
]
