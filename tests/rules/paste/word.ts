import type { Pasted } from './pasted'

const head = (sheet = '') =>
  `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt;} .MsoFootnoteReference {vertical-align:super;} ${sheet} --></style></head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->`
const tail = '<!--EndFragment--></body></html>'
const word = (html: string, sheet?: string) => head(sheet) + html + tail
const mark = (mark: string, font = 'Calibri') =>
  `<![if !supportLists]><span style='font-family:${font};mso-fareast-font-family:${font}'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>`
const point = (level: number, sign: string, words: string, font?: string, list = 'l0') =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:${36 * level}.0pt;text-indent:-18.0pt;mso-list:${list} level${level} lfo1'>${mark(sign, font)}${words}<o:p></o:p></p>`
const plain = (words: string) => `<p class=MsoNormal style='line-height:107%'>${words}<o:p></o:p></p>`

/** Word on a desk, and Outlook, which writes with Word. */
export const WORD: Pasted[] = [
  {
    name: 'a numbered list with a lettered one inside, after a paragraph',
    html: word(
      plain('The cabinet took three steps:') +
        point(1, '1.', 'It stopped the depot project.') +
        point(1, '2.', 'It moved two posts:') +
        point(2, 'a.', 'one in repairs') +
        point(2, 'b.', 'one in lettings') +
        point(1, '3.', 'It asked scrutiny to look again in <b>May</b>.'),
    ),
    right:
      '<p>The cabinet took three steps:</p>\n<ol><li>It stopped the depot project.</li><li>It moved two posts:<ol type=a><li>one in repairs</li><li>one in lettings</li></ol></li><li>It asked scrutiny to look again in <b>May</b>.</li></ol>',
  },
  {
    name: 'bullets of three depths, each with a sign of another font',
    html: word(
      point(1, '·', 'Parks', 'Symbol') +
        point(2, 'o', 'grass', '"Courier New"') +
        point(3, '§', 'cut in May', 'Wingdings') +
        point(3, '§', 'cut in June', 'Wingdings') +
        point(1, '·', 'Roads', 'Symbol'),
    ),
    right:
      '<ul><li>Parks<ul><li>grass<ul><li>cut in May</li><li>cut in June</li></ul></li></ul></li><li>Roads</li></ul>',
  },
  {
    name: 'numbers, small Roman and capital letters, said by the style sheet alone',
    html: word(
      point(1, 'I.', 'one') +
        point(2, 'A)', 'under one') +
        point(2, 'B)', 'also') +
        point(3, '(i)', 'deep') +
        point(1, 'II.', 'two'),
      '@list l0:level1 {mso-level-number-format:roman-upper;} @list l0:level2 {mso-level-number-format:alpha-upper; mso-level-text:"%2\\)";} @list l0:level3 {mso-level-number-format:roman-lower;}',
    ),
    right:
      '<ol type=I><li>one<ol type=A><li>under one</li><li>also<ol type=i><li>deep</li></ol></li></ol></li><li>two</li></ol>',
  },
  {
    name: 'letters past h: i is the ninth letter and no Roman one',
    html: word(
      ['a.', 'b.', 'c.', 'd.', 'e.', 'f.', 'g.', 'h.', 'i.', 'j.']
        .map((sign) => point(1, sign, `point ${sign[0]}`))
        .join(''),
    ),
    right: `<ol type=a>${[...'abcdefghij'].map((letter) => `<li>point ${letter}</li>`).join('')}</ol>`,
  },
  {
    name: 'small Roman numbers without a style sheet',
    html: word(['i.', 'ii.', 'iii.', 'iv.'].map((sign) => point(1, sign, sign.slice(0, -1))).join('')),
    right: '<ol type=i><li>i</li><li>ii</li><li>iii</li><li>iv</li></ol>',
  },
  {
    name: 'numbers of many parts',
    html: word(
      point(1, '1', 'Aims') +
        point(2, '1.1', 'What') +
        point(3, '1.1.1', 'Why') +
        point(3, '1.1.2.', 'How') +
        point(2, '1.2', 'When') +
        point(1, '2', 'Costs'),
    ),
    right: '<ol><li>Aims<ol><li>What<ol><li>Why</li><li>How</li></ol></li><li>When</li></ol></li><li>Costs</li></ol>',
  },
  {
    name: 'a list that goes on after a paragraph between',
    html: word(
      point(1, '1.', 'one') +
        point(1, '2.', 'two') +
        plain('Between.') +
        point(1, '3.', 'three') +
        point(1, '4.', 'four'),
    ),
    right: '<ol><li>one</li><li>two</li></ol>\n<p>Between.</p>\n<ol start=3><li>three</li><li>four</li></ol>',
  },
  {
    name: 'two numbered lists that follow each other',
    html: word(
      point(1, '1.', 'one') +
        point(1, '2.', 'two') +
        point(1, '1.', 'another', 'Calibri', 'l1') +
        point(1, '2.', 'more', 'Calibri', 'l1'),
    ),
    right: '<ol><li>one</li><li>two</li></ol>\n<ol><li>another</li><li>more</li></ol>',
  },
  {
    name: 'a further paragraph within a point',
    html: word(
      point(1, '1.', 'one') +
        "<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt'>More of one.<o:p></o:p></p>" +
        point(1, '2.', 'two'),
    ),
    right: '<ol><li><p>one</p><p>More of one.</p></li><li>two</li></ol>',
  },
  {
    name: 'a list that begins two steps in, and comes out',
    html: word(point(3, '·', 'deep', 'Symbol') + point(1, '·', 'out', 'Symbol')),
    right: '<ul><li>deep</li></ul>\n<ul><li>out</li></ul>',
  },
  {
    name: 'Word’s own list styles, whose list only the style sheet knows',
    html: word(
      `<p class=MsoListBullet>${mark('·', 'Symbol')}one<o:p></o:p></p><p class=MsoListBullet2>${mark('·', 'Symbol')}under it<o:p></o:p></p><p class=MsoListNumber style='mso-list:l1 level1 lfo2'>${mark('1.')}counted<o:p></o:p></p>`,
      'p.MsoListBullet, li.MsoListBullet {margin-left:18.0pt; mso-list:l0 level1 lfo3;} p.MsoListBullet2 {mso-list:l0 level2 lfo3;}',
    ),
    right: '<ul><li>one<ul><li>under it</li></ul></li></ul>\n<ol><li>counted</li></ol>',
  },
  {
    name: 'headings of four depths under a title, some with numbers',
    html: word(
      '<p class=MsoTitle>Position statement<o:p></o:p></p><p class=MsoSubtitle>For the peers<o:p></o:p></p><h1 style=\'mso-list:none\'><a name="_Toc1"><span>Foreword</span></a><o:p></o:p></h1>' +
        plain('Words.') +
        `<h2 style='mso-list:l0 level2 lfo1'>${mark('1.1')}<b>Money</b><o:p></o:p></h2><h3>Reserves</h3><p class=MsoHeading7 style='mso-outline-level:7'>Risk<o:p></o:p></p>`,
    ),
    right:
      '<h2>Position statement</h2>\n<p>For the peers</p>\n<h2>Foreword</h2>\n<p>Words.</p>\n<h3>1.1 Money</h3>\n<h3>Reserves</h3>\n<h3>Risk</h3>',
  },
  {
    name: 'a section whose highest heading is the third',
    html: word(`<h3>Reserves</h3>${plain('Words.')}<h4>Risk</h4>`),
    right: '<h2>Reserves</h2>\n<p>Words.</p>\n<h3>Risk</h3>',
  },
  {
    name: 'a table with a head',
    html: word(
      "<table class=MsoTableGrid border=1 style='mso-yfti-tbllook:1184'><thead><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td><p class=MsoNormal><b>Service<o:p></o:p></b></p></td><td><p class=MsoNormal><b>Saved<o:p></o:p></b></p></td></tr></thead><tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'><td><p class=MsoNormal>Parks<o:p></o:p></p></td><td><p class=MsoNormal>£15,000<o:p></o:p></p></td></tr></table>",
    ),
    right: '<table><tr><th>Service</th><th>Saved</th></tr><tr><td>Parks</td><td>£15,000</td></tr></table>',
  },
  {
    name: 'a table with a list in a cell, cells that span and an empty one',
    html: word(
      `<table class=MsoTableGrid><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td colspan=2><p class=MsoNormal>Savings</p></td></tr><tr style='mso-yfti-irow:1'><td rowspan=2>${plain('Parks')}</td><td>${point(1, '·', 'grass', 'Symbol')}${point(1, '·', 'trees', 'Symbol')}</td></tr><tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr></table>`,
    ),
    right:
      '<table><tr><th colspan=2>Savings</th></tr><tr><td rowspan=2>Parks</td><td><ul><li>grass</li><li>trees</li></ul></td></tr><tr><td></td></tr></table>',
  },
  {
    name: 'a frame of one cell around text',
    html: word(`<table><tr><td>${plain('Our aim is clear.')}${point(1, '1.', 'one')}</td></tr></table>`),
    right: '<p>Our aim is clear.</p>\n<ol><li>one</li></ol>',
  },
  {
    name: 'tracked changes',
    html: word(
      plain(
        'We save <del cite="mailto:A%20Writer" datetime="2026-11-02T09:00">ten</del><ins cite="mailto:A%20Writer" datetime="2026-11-02T09:00">twelve</ins> million.',
      ) +
        '<p class=MsoNormal><span class=msoDel><del cite="mailto:A%20Writer">All of this goes.</del></span></p>' +
        plain('This <span class=msoIns>stays</span>.'),
    ),
    right: '<p>We save twelve million.</p>\n<p>This stays.</p>',
    left: ['tracked'],
  },
  {
    name: 'comments in the margin',
    html: word(
      `${plain('The plan <a style="mso-comment-reference:AB_1;mso-comment-date:20261102">is late</a><span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[AB1]</a></span>.')}<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>Is it?</p></div></div></div>`,
    ),
    right: '<p>The plan is late.</p>',
    left: ['comments'],
  },
  {
    name: 'notes at the foot and at the end',
    html: word(
      `${plain('Reserves rose<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style="mso-special-character:footnote">[1]</span></span></a> and fell<a style="mso-endnote-id:edn1" href="#_edn1" name="_ednref1"><span class=MsoEndnoteReference>[i]</span></a>.')}<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Outturn report, page 4.<o:p></o:p></p></div></div><div style='mso-element:endnote-list'><hr><div id=edn1><p class=MsoEndnoteText><a href="#_ednref1"><span class=MsoEndnoteReference>[i]</span></a> As audited.</p></div></div>`,
    ),
    right: '<p>Reserves rose[1] and fell[i].</p>\n<p>[1] Outturn report, page 4.</p>\n<p>[i] As audited.</p>',
  },
  {
    name: 'a table of contents with page numbers that are not seen',
    html: word(
      `<p class=MsoToc1><span class=MsoHyperlink><a href="#_Toc1000">Foreword<span style='color:windowtext;display:none;mso-hide:screen'><span style='mso-tab-count:1 dotted'>. </span></span><span style='display:none;mso-hide:screen'>2</span></a></span><o:p></o:p></p>`,
    ),
    right: '<p>Foreword</p>',
  },
  {
    name: 'links to the web, to mail, to a file share, to a place inside, to a script',
    html: word(
      plain(
        'See <a href="http://www.northmoor.example/plan"><span style="color:blue"><u>the plan</u></span></a>, <a href="www.northmoor.example/budget">the budget</a>, <a href="mailto:clerk@northmoor.example">the clerk</a>, <a href="file:///\\\\nm-files\\finance\\q2.xlsx">the sheet</a>, <a href="#_Ref12">above</a>, <a href="javascript:alert(1)">this</a>.',
      ),
    ),
    right:
      '<p>See <a href=http://www.northmoor.example/plan>the plan</a>, <a href=https://www.northmoor.example/budget>the budget</a>, <a href=mailto:clerk@northmoor.example>the clerk</a>, the sheet, above, this.</p>',
    left: ['links: 2'],
  },
  {
    name: 'a picture with its alternative text',
    html: word(
      `${plain('Before the chart')}<p class=MsoNormal><!--[if gte vml 1]><v:shape id="Chart"><v:imagedata src="file:///C:/x/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=400 height=240 src="file:///C:/x/clip_image001.png" alt="Chart of savings by year"><![endif]></p>${plain('After the chart')}`,
    ),
    right: '<p>Before the chart</p>\n<p>After the chart</p>',
    left: ['picture: Chart of savings by year'],
  },
  {
    name: 'raised, lowered, struck, bold and slanted letters',
    html: word(
      plain(
        '10 m<sup>2</sup>, CO<sub>2</sub>, <s>old</s>, <b>bold</b>, <i>slanted</i>, <b><i>both</i></b>, the 4<span style="vertical-align:super">th</span>',
      ),
    ),
    right:
      '<p>10 m<sup>2</sup>, CO<sub>2</sub>, <s>old</s>, <b>bold</b>, <i>slanted</i>, <b><i>both</i></b>, the 4<sup>th</sup></p>',
  },
  {
    name: 'hard spaces, tabs and empty lines',
    html: word(
      `${plain('Reserves:&nbsp;&nbsp;&nbsp; £14.2&nbsp;million<span style="mso-tab-count:2">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>in&#9;March')}<p class=MsoNormal><o:p>&nbsp;</o:p></p>${plain('Next.')}`,
    ),
    right: '<p>Reserves: £14.2 million in March</p>\n<p>Next.</p>',
  },
  {
    name: 'hidden words and a control of a form',
    html: word(
      `${plain("Seen<span style='display:none;mso-hide:all'> not seen</span>.")}<w:Sdt DocPart="X"><p class=MsoNormal>In a control.</p></w:Sdt>`,
    ),
    right: '<p>Seen.</p>\n<p>In a control.</p>',
  },
]

/** A mail out of Outlook: on a desk it is Word's, on the web it is lines in boxes. */
export const OUTLOOK: Pasted[] = [
  {
    name: 'a mail of the desk’s Outlook, with a link that leads through a filter',
    html: word(
      `<div class=WordSection1>${plain('Dear all,')}${plain('See <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fnorthmoor.example%2Fplan&amp;data=05%7C02%7Clead%40northmoor.example&amp;reserved=0">the plan</a>.')}${point(1, '·', 'one', 'Symbol')}</div>`,
    ),
    right: '<p>Dear all,</p>\n<p>See <a href=https://northmoor.example/plan>the plan</a>.</p>\n<ul><li>one</li></ul>',
  },
  {
    name: 'a mail of the web’s Outlook, with a signature’s picture',
    html: '<div style="font-family:Aptos,sans-serif;font-size:12pt" class="elementToProof">Dear all,</div><div class="elementToProof"><br></div><div class="elementToProof">Reserves are <b>up</b>.</div><ul data-editing-info="{}"><li><div class="elementToProof">one</div></li></ul><div id="Signature"><img alt="Northmoor Council" src="cid:abc"></div>',
    right: '<p>Dear all,</p>\n<p>Reserves are <b>up</b>.</p>\n<ul><li>one</li></ul>',
    left: ['picture: Northmoor Council'],
  },
  {
    name: 'a mail whose paragraphs are parted by empty lines',
    html: '<div dir="ltr">First paragraph.<br><br>Second one,<br>of two lines.<br><br></div>',
    right: '<p>First paragraph.</p>\n<p>Second one,<br>of two lines.</p>',
  },
]
