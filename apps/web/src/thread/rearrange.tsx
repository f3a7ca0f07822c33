import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { sentenceOf } from '../api/field-errors.js';
import type { ApiThread } from '../api/types.js';
import { Field, FormFault, WorkButton } from '../shell/form.js';
import { notifyFailure, notifyUndoable } from '../shell/notices.js';
import { langProps } from '../signs/lang.js';
import { count } from '../words/count-words.js';
import { rearrange, undo, type Rearranging } from './rearrange-calls.js';
import { threadIdIn } from './thread-address.js';
import { useThread } from './use-thread.js';

type Wish = Rearranging['kind'];

/** What staff may do to a thread: split stories off, move them, merge it. Each is asked once more and can be undone. */
export function Rearrange(props: {
  readonly thread: ApiThread;
  /** Ids of the stories that are selected. */
  readonly selected: readonly string[];
  readonly clear: () => void;
}) {
  const { thread, selected } = props;
  const [wish, setWish] = useState<Wish | null>(null);
  const some = selected.length > 0;
  const all = selected.length === thread.stories.length;
  return (
    <div className="hs w acts" role="group" aria-label="Rearrange the thread">
      <Button className="btn sm" isDisabled={!some || all} onPress={() => setWish('split')}>
        Split off
      </Button>
      <Button className="btn sm" isDisabled={!some || all} onPress={() => setWish('move')}>
        Move to thread…
      </Button>
      <Button className="btn sm" onPress={() => setWish('merge')}>
        Merge into…
      </Button>
      <span className="s mut" role="status">
        {all ? 'All are selected: merge the thread instead.' : some ? `${selected.length} selected` : ''}
      </span>
      <ModalOverlay
        className="over"
        isDismissable
        isOpen={wish !== null}
        onOpenChange={(open) => !open && setWish(null)}
      >
        <Modal className="over-in">
          {wish && <Asked {...props} wish={wish} close={() => setWish(null)} />}
        </Modal>
      </ModalOverlay>
    </div>
  );
}

const ASKED = {
  split: {
    title: 'Split off',
    does: 'They get a thread of their own. People keep what they were told; who had them only as a silent update is told of them as news if they are under 2 hours old.',
  },
  move: { title: 'Move to another thread', does: 'Nobody is alerted.' },
  merge: {
    title: 'Merge into another thread',
    does: 'The one that people were told of first lives on, the other’s address leads to it. Nobody is alerted.',
  },
} as const;

function Asked(props: {
  readonly thread: ApiThread;
  readonly selected: readonly string[];
  readonly clear: () => void;
  readonly wish: Wish;
  readonly close: () => void;
}) {
  const { thread, selected, wish } = props;
  const [text, setText] = useState('');
  const target = wish === 'split' ? null : threadIdIn(text);
  const client = useQueryClient();
  const navigate = useNavigate();
  const shown = async (id: string): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['thread'] });
    await navigate(`/threads/${id}`);
  };
  const act = useMutation({
    mutationFn: () =>
      rearrange(
        wish === 'split'
          ? { kind: wish, thread: thread.id, stories: selected, title: text.trim() }
          : { kind: wish, thread: thread.id, stories: selected, into: target ?? '' },
      ),
    onSuccess: async (done) => {
      props.clear();
      props.close();
      notifyUndoable(done.sentence, () => {
        undo(done).then(
          () => shown(thread.id),
          (error: unknown) => notifyFailure(`It was not undone. ${sentenceOf(error)}`),
        );
      });
      await shown(done.thread);
    },
  });
  const { title, does } = ASKED[wish];
  return (
    <Dialog className="sheet">
      <Heading slot="title">{title}</Heading>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (wish === 'split' || target !== null) act.mutate();
        }}
      >
        <p className="two">
          {wish === 'merge'
            ? count(thread.stories.length, 'story', 'stories')
            : count(selected.length, 'story', 'stories')}{' '}
          of “<bdi>{thread.title}</bdi>”. {does}
        </p>
        <Field
          label={wish === 'split' ? 'Title of the new thread' : 'Address or number of the thread'}
          hint={wish === 'split' ? 'Left empty: that of its first report.' : <Target id={target} />}
          value={text}
          autoFocus
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <FormFault sentence={act.error ? `Nothing was changed. ${sentenceOf(act.error)}` : undefined} />
        <div className="act">
          <WorkButton
            type="submit"
            className="go"
            busy={act.isPending}
            isDisabled={wish !== 'split' && target === null}
          >
            {title}
          </WorkButton>
          <Button className="btn ghost" slot="close">
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the address leads to, so that it is seen before it is done. */
function Target({ id }: { readonly id: string | null }) {
  const { data, error } = useThread(id);
  if (id === null) return 'Copy it from the thread’s page.';
  if (error) return 'There is no such thread.';
  return data ? (
    <b {...langProps(data.stories[0]?.language)}>
      <bdi>{data.title}</bdi>
    </b>
  ) : (
    'Looking.'
  );
}
