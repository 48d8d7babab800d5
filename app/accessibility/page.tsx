import type { Metadata } from 'next'
import { PageHeading } from '../_ui/page-heading'

export const metadata: Metadata = { title: 'Accessibility' }

export default function AccessibilityPage() {
  return (
    <>
      <PageHeading
        title="Accessibility"
        lead="Concord should work for everybody who sits on a council or works for one. Our aim is WCAG 2.2, level AA, on every page."
      />
      <div className="prose">
        <h2>What you can expect</h2>
        <ul>
          <li>Everything can be done with a keyboard, and what has the keyboard is clearly marked.</li>
          <li>Each picture has a table with the same facts. Colour is never the only sign.</li>
          <li>Pages follow your settings for dark mode, forced colours and reduced motion, and work at 400% zoom.</li>
          <li>Forms say what is wrong beside the field, and keep what you typed.</li>
        </ul>
        <h2>How it is tested</h2>
        <p>
          An automated checker (axe) runs on the pages before each release, and the main task is done by keyboard alone.
        </p>
        <h2>What is not there yet</h2>
        <ul>
          <li>Nobody has yet tested the shared editor with screen readers by hand.</li>
          <li>The interface is in English only.</li>
          <li>Attached files are as accessible as the people who attach them made them.</li>
        </ul>
        <h2>Telling us</h2>
        <p>
          Tell the lead of your council’s assessment what stood in your way. They pass it on to the programme office,
          which answers within ten working days.
        </p>
      </div>
    </>
  )
}
