import { newFeedSchema } from '@app/contracts';
import type { AnswerOf } from '@app/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { checkFields, fieldErrorsOf } from '../api/field-errors.js';
import type { FieldErrors } from '../api/field-errors.js';
import type { ApiFeed } from '../api/types.js';
import { Field, FormFault, WorkButton } from '../shell/form.js';
import { notify } from '../shell/notices.js';
import { count } from '../words/count-words.js';
import { untouched } from './credentials-draft.js';
import { bodyOf, FeedFields } from './feed-form.js';
import type { FeedDraft } from './feed-form.js';
import { suggestName, withScheme } from './suggest-name.js';
import { FEEDS_KEY } from './use-feeds.js';

type Found = AnswerOf<'discoverFeeds'>['items'];
/** How formats write themselves. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['rss', 'RSS'],
  ['rdf', 'RSS 1.0'],
  ['atom', 'Atom'],
  ['json', 'JSON Feed'],
]);
const EMPTY: FeedDraft = {
  url: '',
  name: '',
  title: '',
  wire: '',
  folder: '',
  language: '',
  every: '',
  ceiling: '',
  stateMedia: false,
  fullText: false,
  credentials: untouched(false),
};

/** Adds a feed by its address or by that of any page of its site. */
export function AddFeed({ feeds }: { readonly feeds: readonly ApiFeed[] }) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [draft, setDraft] = useState(EMPTY);
  const [errors, setErrors] = useState<FieldErrors>({});
  const client = useQueryClient();
  const choose = (url: string): void => {
    setErrors({});
    setDraft({
      ...EMPTY,
      url,
      name: suggestName(
        url,
        feeds.map(({ name }) => name),
      ),
    });
  };
  const find = useMutation({
    mutationFn: (url: string) => call('discoverFeeds', { body: { url } }),
    onMutate: () => {
      setErrors({});
      setFound(null);
    },
    onSuccess: ({ items }, url) => {
      setFound(items);
      choose(items[0]?.url ?? url);
    },
    onError: (error, url) => {
      // A closed feed shows itself to nobody: it is added by its address, with how to sign in.
      setFound([]);
      choose(url);
      setErrors(fieldErrorsOf(error, ADDRESS_CODES));
    },
  });
  const add = useMutation({
    mutationFn: () => call('addFeed', { body: bodyOf(draft) }),
    onSuccess: async (feed) => {
      notify(
        `“${feed.title || feed.name}” is added. What it holds now fills the archive and does not alert.`,
      );
      setTyped('');
      setFound(null);
      setDraft(EMPTY);
      await client.invalidateQueries({ queryKey: FEEDS_KEY });
    },
    onError: (error) => setErrors(fieldErrorsOf(error, { ...ADDRESS_CODES, 'name-taken': 'name' })),
  });
  return (
    <section>
      <h2 className="sech">Add a feed</h2>
      <form
        className="find"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const url = withScheme(typed);
          const faults = checkFields(newFeedSchema.pick({ url: true }), { url });
          if (faults) setErrors(faults);
          else find.mutate(url);
        }}
      >
        <Field
          label="Address of a feed or of any page"
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={errors['url']}
        />
        <WorkButton type="submit" busy={find.isPending} isDisabled={typed.trim() === ''}>
          Find
        </WorkButton>
      </form>
      {found && found.length > 0 && <FoundFeeds found={found} chosen={draft.url} onChoose={choose} />}
      {found?.length === 0 && (
        <p className="s mut">A closed feed is added by its own address, with what it is signed in to with.</p>
      )}
      {found && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const faults = checkFields(newFeedSchema, bodyOf(draft)) ?? {};
            setErrors(faults);
            if (Object.keys(faults).length === 0) add.mutate();
          }}
        >
          <FeedFields draft={draft} onChange={setDraft} errors={errors} />
          <FormFault sentence={errors['form']} />
          <WorkButton type="submit" className="go save" busy={add.isPending}>
            Add and check now
          </WorkButton>
        </form>
      )}
    </section>
  );
}

/** Error codes that speak of the address. */
const ADDRESS_CODES = {
  'no-feed-found': 'url',
  'unreachable-address': 'url',
  'address-taken': 'url',
  'bad-request': 'url',
} as const;

function FoundFeeds(props: {
  readonly found: Found;
  readonly chosen: string;
  readonly onChoose: (url: string) => void;
}) {
  return (
    <fieldset className="found">
      <legend className="s mut">Found {count(props.found.length, 'feed')}</legend>
      {props.found.map(({ url, title, format }) => (
        <label key={url}>
          <input
            className="ck rd"
            type="radio"
            name="found"
            checked={props.chosen === url}
            onChange={() => props.onChoose(url)}
          />
          <span className="grow">
            <span className="m" dir="auto">
              {title || url}
            </span>
            <span className="s mut mono cut">{url}</span>
            <span className="s mut">{FORMATS.get(format) ?? format}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
