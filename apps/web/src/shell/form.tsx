import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { Button } from 'react-aria-components';

/** A labelled field with its explanation and its fault below. */
export function Field({
  label,
  error,
  hint,
  className = '',
  ...input
}: ComponentProps<'input'> & {
  readonly label: string;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
}) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className={`in ${className}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className="s mut">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="fault s">
          {error}
        </p>
      )}
    </div>
  );
}

/** What went wrong with the whole form; announced when it comes. */
export function FormFault({ sentence }: { readonly sentence: string | undefined }) {
  return (
    <div role="alert" className="fault s">
      {sentence}
    </div>
  );
}

/** A button that stays as wide and keeps its label while its work goes on. */
export function WorkButton({
  busy,
  className = '',
  ...button
}: ComponentProps<typeof Button> & { readonly busy: boolean; readonly className?: string }) {
  return <Button {...button} isPending={busy} className={`btn ${className} ${busy ? 'busy' : ''}`} />;
}
