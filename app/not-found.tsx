import { ForgetHere } from './_offline/forget-here'
import { LinkButton } from './_ui/button'
import { PageHeading } from './_ui/page-heading'

export const metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <>
      <ForgetHere />
      <PageHeading
        title="There is nothing here for you"
        lead="The page does not exist, has ended, or belongs to a place that you are not part of. If you followed a link, ask the person who sent it."
      />
      <LinkButton href="/">Go to my places</LinkButton>
    </>
  )
}
