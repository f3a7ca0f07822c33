import { PRIORITIES } from '@app/contracts';
import type { Priority } from '@app/contracts';
import { Field } from '../shell/form.js';
import { foldersOf } from './feed-folders.js';
import { CredentialsFields } from './credentials-fields.js';
import { credentialsBody } from './credentials-draft.js';
import type { CredentialsDraft } from './credentials-draft.js';
import type { FieldErrors } from '../api/field-errors.js';

/** What an admin says of a feed, as typed. */
export interface FeedDraft {
  readonly url: string;
  readonly name: string;
  readonly title: string;
  readonly wire: string;
  /** A path such as `World / Europe`; empty: at the top. */
  readonly folder: string;
  readonly language: string;
  /** Seconds, as typed; empty lets the feed's own rhythm decide. */
  readonly every: string;
  /** Empty: flash for a wire, urgent for any other. */
  readonly ceiling: Priority | '';
  readonly stateMedia: boolean;
  readonly fullText: boolean;
  readonly credentials: CredentialsDraft;
}

/** The draft as the API takes it: what is empty is null. */
export function bodyOf(draft: FeedDraft) {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    url: draft.url,
    name: draft.name.trim(),
    ...(draft.title.trim() === '' ? {} : { title: draft.title.trim() }),
    wire: orNull(draft.wire),
    folder: foldersOf(draft.folder),
    language: orNull(draft.language),
    every: draft.every.trim() === '' ? null : Number(draft.every),
    ceiling: draft.ceiling === '' ? null : draft.ceiling,
    stateMedia: draft.stateMedia,
    fullText: draft.fullText,
    ...credentialsBody(draft.credentials),
  };
}

/** The fields of a feed, for adding and for changing. */
export function FeedFields(props: {
  readonly draft: FeedDraft;
  readonly onChange: (draft: FeedDraft) => void;
  readonly errors: FieldErrors;
  /** Whether it has credentials already. */
  readonly areSet?: boolean;
}) {
  const { draft, errors } = props;
  const text = (field: Exclude<keyof FeedDraft, 'stateMedia' | 'fullText' | 'credentials' | 'ceiling'>) => ({
    value: draft[field],
    error: errors[field],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) =>
      props.onChange({ ...draft, [field]: event.target.value }),
  });
  return (
    <>
      <div className="two2">
        <Field label="Short name" className="mono" spellCheck={false} {...text('name')} />
        <Field label="Wire" placeholder="as credited" {...text('wire')} />
      </div>
      <Field label="Title" placeholder="as the feed says" {...text('title')} />
      <Field label="Folder" placeholder="none, or World / Europe" {...text('folder')} />
      <div className="two2">
        <Field label="Language" placeholder="detected" spellCheck={false} {...text('language')} />
        <Field label="Every, seconds" placeholder="its own rhythm" inputMode="numeric" {...text('every')} />
      </div>
      <label className="f">
        <span>Highest priority</span>
        <select
          className="in"
          value={draft.ceiling}
          onChange={(event) => props.onChange({ ...draft, ceiling: event.target.value as Priority | '' })}
        >
          <option value="">
            {draft.wire.trim() === '' ? 'Urgent: it is no wire' : 'Flash: it is a wire'}
          </option>
          {PRIORITIES.map((priority) => (
            <option key={priority} value={priority}>
              {`${priority[0]?.toUpperCase() ?? ''}${priority.slice(1)}`}
            </option>
          ))}
        </select>
      </label>
      <CredentialsFields
        draft={draft.credentials}
        areSet={props.areSet ?? false}
        onChange={(credentials) => props.onChange({ ...draft, credentials })}
        error={errors['credentials']}
      />
      <label className="o">
        <input
          className="ck"
          type="checkbox"
          checked={draft.fullText}
          onChange={(event) => props.onChange({ ...draft, fullText: event.target.checked })}
        />
        Fetch each article, so that rules see its text
      </label>
      <label className="o">
        <input
          className="ck"
          type="checkbox"
          checked={draft.stateMedia}
          onChange={(event) => props.onChange({ ...draft, stateMedia: event.target.checked })}
        />
        A state agency runs it
      </label>
    </>
  );
}
