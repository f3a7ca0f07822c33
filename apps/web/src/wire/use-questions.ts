import type { AnswerOf } from '@app/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';

export const QUESTIONS_KEY = ['desk-questions'] as const;

/** A question to the desk. */
export type Question = AnswerOf<'listDeskQuestions'>['items'][number];

/** The open questions, the oldest first; the live wire says when to look again. */
export function useQuestions() {
  return useQuery({
    queryKey: QUESTIONS_KEY,
    queryFn: async ({ signal }) => (await call('listDeskQuestions', { signal })).items,
  });
}

/** Answers a question: a story's id, or null for none of ours. */
export function useAnswer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, story }: { readonly id: string; readonly story: string | null }) =>
      call('answerDeskQuestion', { params: { id }, body: story === null ? { none: true } : { story } }),
    // Somebody else may have answered: what is open is asked again either way.
    onSettled: () => client.invalidateQueries({ queryKey: QUESTIONS_KEY }),
  });
}
