import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { checkFields, fieldErrorsOf } from '../api/field-errors.js';
import type { FieldErrors } from '../api/field-errors.js';
import { Field, FormFault, WorkButton } from '../shell/form.js';
import { usePageTitle } from '../shell/page-title.js';
import { useSessionChange } from './use-session.js';

/** An e-mail address and a password, for signing in, signing up and setting up. */
export function AccountForm(props: {
  readonly title: string;
  readonly lede: string;
  readonly action: string;
  /** Whether a password is made here, not entered. */
  readonly fresh: boolean;
  readonly schema: z.ZodType;
  readonly fieldOfCode: Readonly<Record<string, string>>;
  readonly send: (values: { email: string; password: string }) => Promise<unknown>;
  /** Where to go after it. */
  readonly then: string;
  readonly children?: ReactNode;
}) {
  usePageTitle(props.title);
  const [values, setValues] = useState({ email: '', password: '' });
  const [errors, setErrors] = useState<FieldErrors>({});
  const changed = useSessionChange();
  const navigate = useNavigate();
  const send = useMutation({
    mutationFn: () => props.send(values),
    onError: (error) => setErrors(fieldErrorsOf(error, props.fieldOfCode)),
    onSuccess: async () => {
      await changed();
      await navigate(props.then, { replace: true });
    },
  });
  const set = (field: 'email' | 'password') => (event: { target: { value: string } }) =>
    setValues({ ...values, [field]: event.target.value });
  return (
    <div className="page small">
      <main id="main">
        <h1>{props.title}</h1>
        <p className="lede">{props.lede}</p>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const found = checkFields(props.schema, values) ?? {};
            setErrors(found);
            if (Object.keys(found).length === 0) send.mutate();
          }}
        >
          <Field
            label="E-mail address"
            type="email"
            autoComplete="username"
            value={values.email}
            onChange={set('email')}
            error={errors['email']}
          />
          <Field
            label="Password"
            type="password"
            autoComplete={props.fresh ? 'new-password' : 'current-password'}
            value={values.password}
            onChange={set('password')}
            error={errors['password']}
            {...(props.fresh ? { hint: '10 characters at least.' } : {})}
          />
          <FormFault sentence={errors['form']} />
          <WorkButton type="submit" className="go save" busy={send.isPending}>
            {props.action}
          </WorkButton>
        </form>
        {props.children}
      </main>
    </div>
  );
}
