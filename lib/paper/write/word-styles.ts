import { BorderStyle, type IStylesOptions } from 'docx'

const bare = (colour: string) => colour.replace('#', '').toUpperCase()
const INK = '16212E'
const QUIET = '4C5968'
const LINE = { style: BorderStyle.SINGLE, size: 12, color: 'B9C2CC', space: 8 }

/** The styles of a Word file: those of headings are Word's own, so that its navigation and its contents find them. */
export function wordStyles(accent: string): IStylesOptions {
  const heading = (size: number, color: string, before: number) => ({
    run: { size, color, bold: true, font: 'Georgia' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  })
  const style = (id: string, name: string, run: object, paragraph: object) => ({
    ...{ id, name, basedOn: 'Normal', quickFormat: true, run, paragraph },
  })
  return {
    default: {
      document: {
        run: { font: 'Arial', size: 22, color: INK, language: { value: 'en-GB' } },
        paragraph: { spacing: { after: 140, line: 276 } },
      },
      title: heading(46, INK, 0),
      heading1: heading(32, bare(accent), 360),
      heading2: heading(27, INK, 320),
      heading3: {
        run: { size: 23, color: INK, bold: true },
        paragraph: { spacing: { before: 220, after: 80 }, keepNext: true },
      },
      heading4: {
        run: { size: 22, color: INK, bold: true },
        paragraph: { spacing: { before: 180, after: 80 }, keepNext: true },
      },
      heading5: {
        run: { size: 22, color: INK, italics: true },
        paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
      },
    },
    paragraphStyles: [
      style('Lead', 'Lead', { size: 24 }, {}),
      style('Quiet', 'Quiet', { color: QUIET, size: 20 }, {}),
      style('Voice', 'Voice', {}, { indent: { left: 160 }, border: { left: LINE } }),
      style(
        'Warning',
        'Warning',
        { bold: true, color: '8A4B00' },
        { indent: { left: 160 }, border: { left: { ...LINE, color: '8A4B00' } } },
      ),
      style('Mark', 'Mark', { bold: true, color: '8A4B00', size: 17 }, { spacing: { after: 0 } }),
      style('Foot', 'Foot', { color: QUIET, size: 17 }, { spacing: { after: 0 } }),
      style('InTable', 'In a table', { size: 8 }, { spacing: { before: 0, after: 60, line: 120 } }),
      style('TableCaption', 'Table caption', { bold: true, size: 20 }, { spacing: { before: 120, after: 60 } }),
      style(
        'ContentsHeading',
        'Contents heading',
        { bold: true, size: 28, font: 'Georgia', color: bare(accent) },
        { spacing: { before: 240, after: 120 } },
      ),
      style(
        'Room',
        'Room',
        {},
        { spacing: { before: 0, after: 0, line: 480 }, border: { bottom: { ...LINE, size: 4 } } },
      ),
    ],
  }
}
