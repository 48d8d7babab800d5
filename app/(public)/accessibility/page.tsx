import type { Metadata } from 'next'
import { PageHeading } from '@/app/_ui/page-heading'

export const metadata: Metadata = { title: 'Accessibility' }

export default function AccessibilityPage() {
  return (
    <>
      <PageHeading
        title="Accessibility"
        lead="Concord should work for everybody who sits on a council or works for one. Our aim is WCAG 2.2, level AA, on every page."
      />
      <div className="prose">
        <h2>How far we are</h2>
        <p>
          This site is not yet known to meet that aim. It was built to it, and has not been audited by anybody
          independent. This statement was last changed on 23 November 2026.
        </p>
        <h2>What it was built for</h2>
        <ul>
          <li>Everything can be done with a keyboard, and what has the keyboard is clearly marked.</li>
          <li>Levels and spreads of scores are given in words and numbers. Colour is never the only sign.</li>
          <li>Pages follow your device’s settings for dark mode and reduced motion.</li>
          <li>Forms say what is wrong beside the field, and keep what you typed.</li>
        </ul>
        <h2>What is tested</h2>
        <p>
          Before each release a browser goes through a whole assessment, from the first answer to the peer review. It
          finds buttons and fields by the names that a screen reader speaks. An automated checker (axe) runs on the
          pages of each kind.
        </p>
        <h2>What is not tested yet</h2>
        <ul>
          <li>One task, giving a score, is tested by keyboard alone. No whole assessment has been done that way.</li>
          <li>Nobody has tested with a screen reader or voice control by hand.</li>
          <li>Zoom at 400% and high-contrast modes have not been checked page by page.</li>
        </ul>
        <h2>What we know falls short</h2>
        <ul>
          <li>The interface is in English only.</li>
          <li>Attached files are as accessible as the people who attach them made them.</li>
          <li>Resources in the library are on other bodies’ sites, which have statements of their own.</li>
        </ul>
        <h2>Telling us</h2>
        <p>
          Tell the lead of your council’s assessment what stood in your way and which page you were on. Ask them for the
          same content in another form if you need it.
        </p>
        <h2>If the answer does not help</h2>
        <p>
          The Equality and Human Rights Commission enforces the accessibility regulations for public bodies in England,
          Scotland and Wales. The{' '}
          <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a> advises on
          complaints. In Northern Ireland, contact the <a href="https://www.equalityni.org/">Equality Commission</a>.
        </p>
      </div>
    </>
  )
}
