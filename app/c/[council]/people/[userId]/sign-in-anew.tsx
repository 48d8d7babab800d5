import { Form } from '@/app/_ui/form'
import { askToSignInAnewAction } from '../actions'

/** For a laptop that was lost or lent: says what it does, in other councils too, before it is pressed. */
export const SignInAnew = ({ slug, userId, name }: { slug: string; userId: string; name: string }) => (
  <Form
    action={askToSignInAnewAction.bind(null, slug)}
    submit={`Sign ${name} out everywhere`}
    done="Signed out"
    variant="danger"
    label={`Ask ${name} to sign in anew`}
    hidden={{ userId }}
  >
    <p>
      For a laptop that was lost or lent. {name} is signed out on every device, in other councils too, and what is open
      there closes within a second. They sign in anew as always. The trail says that you asked.
    </p>
  </Form>
)
