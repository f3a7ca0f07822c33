import { signInSchema, signUpSchema } from '@app/contracts';
import { Link, useSearchParams } from 'react-router';
import { call } from '../api/call.js';
import { usePageTitle } from '../shell/page-title.js';
import { AccountForm } from './account-form.js';

/** Only addresses of our own are led to after signing in. */
function useNext(): string {
  const [search] = useSearchParams();
  const next = search.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

/** Sign in. */
export function SignInPage() {
  const next = useNext();
  return (
    <AccountForm
      title="Sign in"
      lede="For the newsroom, and to have your topics on every device."
      action="Sign in"
      fresh={false}
      schema={signInSchema}
      fieldOfCode={{ 'wrong-password': 'password' }}
      send={(body) => call('signIn', { body })}
      then={next}
    >
      <p className="s two">
        No account yet? <Link to="/sign-up">Make one</Link>. You can follow topics without.
      </p>
    </AccountForm>
  );
}

/** Make an account; what an anonymous subscriber has is kept. */
export function SignUpPage() {
  return (
    <AccountForm
      title="Make an account"
      lede="What you follow in this browser comes with you."
      action="Make an account"
      fresh
      schema={signUpSchema}
      fieldOfCode={{ 'name-taken': 'email', 'address-taken': 'email' }}
      send={(body) => call('signUp', { body })}
      then="/"
    >
      <p className="s two">
        You have one? <Link to="/sign-in">Sign in</Link>.
      </p>
    </AccountForm>
  );
}

/** Make the first admin with the one-time link that the first start printed. */
export function SetUpPage() {
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  usePageTitle('Set up');
  if (token === '') {
    return (
      <div className="page small">
        <main id="main">
          <h1>Set up Wirewatch</h1>
          <p className="lede">
            This page needs the one-time link that Wirewatch printed at its first start. Open that link as it
            stands.
          </p>
        </main>
      </div>
    );
  }
  return (
    <AccountForm
      title="Set up Wirewatch"
      lede="You become its first admin. The link works once."
      action="Become admin"
      fresh
      schema={signUpSchema}
      fieldOfCode={{ 'name-taken': 'email', 'address-taken': 'email' }}
      send={(values) => call('setUp', { body: { ...values, token } })}
      then="/newsroom"
    />
  );
}
