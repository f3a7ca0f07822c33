import type { AnswerOf, BodyOf } from '@app/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';

const UNKNOWN_KEY = ['tags', 'unknown'] as const;
const TAUGHT_KEY = ['tags', 'taught'] as const;

export type UnknownTag = AnswerOf<'listUnknownTags'>['items'][number];
export type TaughtTag = AnswerOf<'listTaughtTags'>['items'][number];
/** What an admin says of a word. */
export type Lesson = BodyOf<'teachTag'>;

/** Words that stand as tags do and that nobody taught. */
export const useUnknownTags = () =>
  useQuery({
    queryKey: UNKNOWN_KEY,
    queryFn: async ({ signal }) => (await call('listUnknownTags', { signal })).items,
  });

/** What admins taught. */
export const useTaughtTags = () =>
  useQuery({
    queryKey: TAUGHT_KEY,
    queryFn: async ({ signal }) => (await call('listTaughtTags', { signal })).items,
  });

/** Teaches a word, or takes back what was taught. */
export function useTeach() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ tag, lesson }: { readonly tag: string; readonly lesson: Lesson | null }) => {
      const params = { tag };
      if (lesson === null) await call('forgetTag', { params });
      else await call('teachTag', { params, body: lesson });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['tags'] }),
  });
}
