import { DEFAULT_MIN_SPACING, hostPutSchema } from '@app/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { checkFields, fieldErrorsOf } from '../api/field-errors.js';
import type { FieldErrors } from '../api/field-errors.js';
import { Field, WorkButton } from '../shell/form.js';
import { count } from '../words/count-words.js';

/** How long a feed's host is left alone between two requests: for all of its feeds. */
export function HostSpacing({ url }: { readonly url: string }) {
  const host = URL.canParse(url) ? new URL(url).host : '';
  const key = ['host', host];
  const { data } = useQuery({
    queryKey: key,
    enabled: host !== '',
    queryFn: ({ signal }) => call('getHost', { params: { host }, signal }),
  });
  const [typed, setTyped] = useState<string | null>(null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: { minSpacing: number | null }) => call('putHost', { params: { host }, body }),
    onSuccess: (kept) => {
      client.setQueryData(key, kept);
      setTyped(null);
    },
    onError: (error) => setErrors(fieldErrorsOf(error, {})),
  });
  if (data === undefined) return null;
  const set = (): void => {
    const text = (typed ?? '').trim();
    const body = { minSpacing: text === '' ? null : Number(text) };
    const faults = checkFields(hostPutSchema, body);
    setErrors(faults ?? {});
    if (faults === null) save.mutate(body);
  };
  return (
    <div className="find">
      <Field
        label="Pause between requests to its host, seconds"
        inputMode="decimal"
        autoComplete="off"
        placeholder={String(DEFAULT_MIN_SPACING)}
        value={typed ?? (data.isDefault ? '' : String(data.minSpacing))}
        onChange={(event) => setTyped(event.target.value)}
        hint={
          <>
            <bdi>{host}</bdi>, {count(data.feeds, 'feed')}. One request at a time in any case.
          </>
        }
        error={errors['minSpacing'] ?? errors['form']}
      />
      <WorkButton busy={save.isPending} isDisabled={typed === null} onPress={set}>
        Set
      </WorkButton>
    </div>
  );
}
