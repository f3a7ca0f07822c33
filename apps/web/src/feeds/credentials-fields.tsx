import { useId } from 'react';
import { Field } from '../shell/form.js';
import type { CredentialsDraft } from './credentials-draft.js';

const KINDS: readonly (readonly [CredentialsDraft['kind'], string])[] = [
  ['none', 'Not needed'],
  ['basic', 'Name and password'],
  ['bearer', 'Token'],
  ['header', 'A header of its own'],
];

/** How to sign in to a closed feed. What is set is never shown: it stays, is replaced or is taken away. */
export function CredentialsFields(props: {
  readonly draft: CredentialsDraft;
  readonly areSet: boolean;
  readonly onChange: (draft: CredentialsDraft) => void;
  readonly error: string | undefined;
}) {
  const id = useId();
  const { draft, areSet } = props;
  const text = (field: Exclude<keyof CredentialsDraft, 'kind'>) => ({
    value: draft[field],
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { target: { value: string } }) =>
      props.onChange({ ...draft, [field]: event.target.value }),
  });
  // A browser must neither fill in nor keep the secrets of a publisher.
  const secret = { type: 'password', autoComplete: 'new-password' } as const;
  return (
    <>
      <div className="f">
        <label htmlFor={id}>Signing in</label>
        <select
          id={id}
          className="in"
          value={draft.kind}
          onChange={(event) =>
            props.onChange({ ...draft, kind: event.target.value as CredentialsDraft['kind'] })
          }
        >
          {areSet && <option value="as-set">Set, and kept as it is</option>}
          {KINDS.map(([kind, words]) => (
            <option key={kind} value={kind}>
              {areSet && kind === 'none' ? 'Take away what is set' : words}
            </option>
          ))}
        </select>
      </div>
      {draft.kind === 'basic' && (
        <div className="two2">
          <Field label="Name" {...text('user')} />
          <Field label="Password" {...text('password')} {...secret} />
        </div>
      )}
      {draft.kind === 'bearer' && <Field label="Bearer token" {...text('token')} {...secret} />}
      {draft.kind === 'header' && (
        <div className="two2">
          <Field label="Header" placeholder="X-Api-Key" {...text('name')} />
          <Field label="Value" {...text('value')} {...secret} />
        </div>
      )}
      {props.error && <p className="fault s">{props.error}</p>}
    </>
  );
}
