import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { sentenceOf } from '../api/field-errors.js';
import { FormFault } from '../shell/form.js';

const PREFERENCES_KEY = ['preferences'] as const;

/** Whether a member of staff is told when a feed falls silent, bursts or dies. */
export function FeedAlarms() {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: PREFERENCES_KEY,
    queryFn: ({ signal }) => call('getPreferences', { signal }),
  });
  const choose = useMutation({
    mutationFn: (feedAlarms: boolean) => call('changePreferences', { body: { feedAlarms } }),
    onSuccess: (kept) => client.setQueryData(PREFERENCES_KEY, kept),
  });
  return (
    <section className="sec">
      <h2 className="sech">Newsroom</h2>
      <label className="o after-head">
        <input
          className="ck"
          type="checkbox"
          disabled={!data || choose.isPending}
          checked={(choose.isPending ? choose.variables : data?.feedAlarms) ?? false}
          onChange={(event) => choose.mutate(event.target.checked)}
        />
        Tell me when a feed falls silent, bursts or can not be read, and when that is over
      </label>
      <FormFault sentence={choose.error ? `It is as before. ${sentenceOf(choose.error)}` : undefined} />
    </section>
  );
}
