import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../account/use-session.js';
import { call } from '../api/call.js';
import { sentenceOf } from '../api/field-errors.js';
import { notifyFailure, notifyUndoable } from '../shell/notices.js';

const KEY = ['mutes'] as const;
const NONE: ReadonlySet<string> = new Set();

interface Wish {
  readonly thread: string;
  readonly muted: boolean;
}

/** The threads of which this person wants to hear nothing more. */
export function useMutes(): ReadonlySet<string> {
  const { data: person } = useSession();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) =>
      new Set((await call('listMutes', { signal })).items.map(({ thread }) => thread)),
    enabled: !!person,
  });
  return data ?? NONE;
}

/** Mutes a thread, or hears of it again: shown at once, with a way back, and undone with a sentence where it fails. */
export function useMute(): (wish: Wish) => void {
  const client = useQueryClient();
  const show = ({ thread, muted }: Wish): void => {
    client.setQueryData<ReadonlySet<string>>(KEY, (known = NONE) => {
      const rest = [...known].filter((id) => id !== thread);
      return new Set(muted ? [...rest, thread] : rest);
    });
  };
  const { mutate } = useMutation({
    mutationFn: ({ thread, muted }: Wish) =>
      call(muted ? 'muteThread' : 'unmuteThread', { params: { id: thread } }),
    onMutate: async (wish) => {
      await client.cancelQueries({ queryKey: KEY });
      show(wish);
    },
    onError: (error, { thread, muted }) => {
      show({ thread, muted: !muted });
      notifyFailure(
        `${muted ? 'The thread is not muted' : 'The thread is still muted'}: ${sentenceOf(error)}`,
      );
    },
    onSuccess: (_, { thread, muted }) =>
      notifyUndoable(
        muted
          ? 'You hear nothing more of this thread, nor what is taken back.'
          : 'You hear of this thread again.',
        () => mutate({ thread, muted: !muted }),
      ),
  });
  return mutate;
}
