import { defaultCeiling, feedPatchSchema } from '@app/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { call } from '../api/call.js';
import { checkFields, fieldErrorsOf, sentenceOf } from '../api/field-errors.js';
import type { FieldErrors } from '../api/field-errors.js';
import type { ApiFeed } from '../api/types.js';
import { Field, FormFault, WorkButton } from '../shell/form.js';
import { untouched } from './credentials-draft.js';
import { folderPath } from './feed-folders.js';
import { bodyOf, FeedFields } from './feed-form.js';
import type { FeedDraft } from './feed-form.js';
import { HostSpacing } from './host-spacing.js';
import { FEEDS_KEY, useFeedNews } from './use-feeds.js';

/** Changes a feed, in a sheet over the table. */
export function EditFeed({ feed, close }: { readonly feed: ApiFeed | null; readonly close: () => void }) {
  return (
    <ModalOverlay
      className="over"
      isDismissable
      isOpen={feed !== null}
      onOpenChange={(open) => !open && close()}
    >
      <Modal className="over-in">{feed && <Editing feed={feed} close={close} />}</Modal>
    </ModalOverlay>
  );
}

function Editing({ feed, close }: { readonly feed: ApiFeed; readonly close: () => void }) {
  const [draft, setDraft] = useState<FeedDraft>({
    url: feed.url,
    name: feed.name,
    title: feed.title,
    wire: feed.wire ?? '',
    folder: folderPath(feed.folder),
    language: feed.language ?? '',
    every: feed.every === null ? '' : String(feed.every),
    ceiling: feed.ceiling === defaultCeiling(feed.wire) ? '' : feed.ceiling,
    stateMedia: feed.stateMedia,
    fullText: feed.fullText,
    credentials: untouched(feed.hasCredentials === true),
  });
  const [errors, setErrors] = useState<FieldErrors>({});
  const news = useFeedNews();
  const save = useMutation({
    mutationFn: () => call('changeFeed', { params: { id: feed.id }, body: bodyOf(draft) }),
    onSuccess: (kept) => {
      news(kept);
      close();
    },
    onError: (error) =>
      setErrors(
        fieldErrorsOf(error, { 'name-taken': 'name', 'address-taken': 'url', 'unreachable-address': 'url' }),
      ),
  });
  return (
    <Dialog className="sheet">
      <Heading slot="title">
        Change <bdi>{feed.title || feed.name}</bdi>
      </Heading>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const faults = checkFields(feedPatchSchema, bodyOf(draft)) ?? {};
          setErrors(faults);
          if (Object.keys(faults).length === 0) save.mutate();
        }}
      >
        <Field
          label="Address"
          value={draft.url}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setDraft({ ...draft, url: event.target.value })}
          error={errors['url']}
        />
        <FeedFields draft={draft} onChange={setDraft} errors={errors} areSet={feed.hasCredentials === true} />
        <FormFault sentence={errors['form']} />
        <div className="act">
          <WorkButton type="submit" className="go" busy={save.isPending}>
            Save
          </WorkButton>
          <Button className="btn ghost" slot="close">
            Cancel
          </Button>
        </div>
      </form>
      <HostSpacing url={feed.url} />
    </Dialog>
  );
}

/** Asks before a feed is deleted: its stories stay, its place in the schedule does not. */
export function RemoveFeed({ feed, close }: { readonly feed: ApiFeed | null; readonly close: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: string) => call('removeFeed', { params: { id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: FEEDS_KEY });
      close();
    },
  });
  return (
    <ModalOverlay className="over" isOpen={feed !== null} onOpenChange={(open) => !open && close()}>
      <Modal className="over-in">
        {feed && (
          <Dialog className="sheet" role="alertdialog">
            <Heading slot="title">
              Delete <bdi>{feed.title || feed.name}</bdi>?
            </Heading>
            <p className="two">
              It is no longer checked. Its stories stay in the archive. To rest it for a while, pause it
              instead.
            </p>
            <FormFault
              sentence={remove.error ? `It is still there. ${sentenceOf(remove.error)}` : undefined}
            />
            <div className="act">
              <WorkButton className="bad" busy={remove.isPending} onPress={() => remove.mutate(feed.id)}>
                Delete the feed
              </WorkButton>
              <Button className="btn ghost" slot="close">
                Keep it
              </Button>
            </div>
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}
