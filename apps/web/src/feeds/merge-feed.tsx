import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { call } from '../api/call.js';
import { sentenceOf } from '../api/field-errors.js';
import type { ApiFeed } from '../api/types.js';
import { FormFault, WorkButton } from '../shell/form.js';
import { notify } from '../shell/notices.js';
import { FEEDS_KEY } from './use-feeds.js';

/** Asks into which other feed one goes, and says what that means: it can't be taken back. */
export function MergeFeed(props: {
  readonly feed: ApiFeed | null;
  readonly feeds: readonly ApiFeed[];
  readonly close: () => void;
}) {
  const { feed, feeds, close } = props;
  return (
    <ModalOverlay className="over" isOpen={feed !== null} onOpenChange={(open) => !open && close()}>
      <Modal className="over-in">
        {feed && <Merging feed={feed} others={feeds.filter(({ id }) => id !== feed.id)} close={close} />}
      </Modal>
    </ModalOverlay>
  );
}

function Merging(props: {
  readonly feed: ApiFeed;
  readonly others: readonly ApiFeed[];
  readonly close: () => void;
}) {
  const { feed, others, close } = props;
  const id = useId();
  const [into, setInto] = useState('');
  const client = useQueryClient();
  const merge = useMutation({
    mutationFn: () => call('mergeFeed', { params: { id: feed.id }, body: { into } }),
    onSuccess: async (survivor) => {
      notify(`“${nameOf(feed)}” is part of “${nameOf(survivor)}” now.`);
      await client.invalidateQueries({ queryKey: FEEDS_KEY });
      close();
    },
  });
  const survivor = others.find((other) => other.id === into);
  return (
    <Dialog className="sheet" role="alertdialog">
      <Heading slot="title">
        Merge <bdi>{nameOf(feed)}</bdi> into another feed
      </Heading>
      <div className="f">
        <label htmlFor={id}>The feed that stays</label>
        <select id={id} className="in" value={into} onChange={(event) => setInto(event.target.value)}>
          <option value="">Choose one</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {nameOf(other)} ({other.name})
            </option>
          ))}
        </select>
      </div>
      <p className="two">
        {survivor ? <bdi>“{nameOf(survivor)}”</bdi> : 'It'} gets the stories and the history of{' '}
        <bdi>“{nameOf(feed)}”</bdi>, which is checked no longer. Items that come again are the same stories
        and alert nobody twice. Its address leads to the feed that stays. This can not be taken back.
      </p>
      <FormFault sentence={merge.error ? `Both are as before. ${sentenceOf(merge.error)}` : undefined} />
      <div className="act">
        <WorkButton
          className="bad"
          busy={merge.isPending}
          isDisabled={into === ''}
          onPress={() => merge.mutate()}
        >
          Merge the feeds
        </WorkButton>
        <Button className="btn ghost" slot="close">
          Keep both
        </Button>
      </div>
    </Dialog>
  );
}

const nameOf = ({ title, name }: ApiFeed): string => title || name;
