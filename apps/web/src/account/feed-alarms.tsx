import { sentenceOf } from '../api/field-errors.js';
import { FormFault } from '../shell/form.js';
import { usePreferenceChange, usePreferences } from './use-preferences.js';

/** Whether a member of staff is told when a feed falls silent, bursts or dies. */
export function FeedAlarms() {
  const { data } = usePreferences();
  const choose = usePreferenceChange();
  return (
    <section className="sec">
      <h2 className="sech">Newsroom</h2>
      <label className="o after-head">
        <input
          className="ck"
          type="checkbox"
          disabled={!data || choose.isPending}
          checked={data?.feedAlarms ?? false}
          onChange={(event) => choose.mutate({ feedAlarms: event.target.checked })}
        />
        Tell me when a feed falls silent, bursts or can not be read, and when that is over
      </label>
      <FormFault sentence={choose.error ? `It is as before. ${sentenceOf(choose.error)}` : undefined} />
    </section>
  );
}
