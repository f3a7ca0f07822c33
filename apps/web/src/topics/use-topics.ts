import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFirstCall } from '../account/use-session.js';
import { call } from '../api/call.js';
import { sentenceOf } from '../api/field-errors.js';
import type { Topic } from '../api/types.js';
import { notifyFailure } from '../shell/notices.js';

const KEY = ['topics'] as const;

/** What a visitor may follow. */
export function useTopics() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await call('listTopics', { signal })).items,
  });
}

/** Follows or unfollows: shown at once, and undone with a sentence where it fails. */
export function useFollow() {
  const client = useQueryClient();
  const firstCall = useFirstCall();
  return useMutation({
    mutationFn: async ({ topic, follow }: { topic: Topic; follow: boolean }) => {
      const params = { ruleId: topic.id };
      if (follow) await call('follow', { params, body: { channels: ['live', 'push'] } });
      else await call('unfollow', { params });
    },
    onMutate: async ({ topic, follow }) => {
      await client.cancelQueries({ queryKey: KEY });
      showFollowing(client, topic.id, follow);
    },
    onError: (error, { topic, follow }) => {
      showFollowing(client, topic.id, !follow);
      const what = follow ? 'You do not follow' : 'You still follow';
      notifyFailure(`${what} “${topic.name}”: ${sentenceOf(error)}`);
    },
    onSuccess: () => firstCall(),
  });
}

function showFollowing(client: ReturnType<typeof useQueryClient>, id: string, following: boolean): void {
  client.setQueryData<readonly Topic[]>(KEY, (topics) =>
    topics?.map((topic) => (topic.id === id ? { ...topic, following } : topic)),
  );
}
