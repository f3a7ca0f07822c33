import { useMutation } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { sentenceOf } from '../api/field-errors.js';
import { FormFault, WorkButton } from '../shell/form.js';
import { Banner } from '../shell/states.js';
import { useNow } from '../shell/use-now.js';
import { dayClock } from '../words/time-words.js';
import type { WireStory } from './wire-state.js';

/** Says until when a story is for staff only, with the way to end that; the live wire shows what becomes of it. */
export function EmbargoSign({ story }: { readonly story: WireStory }) {
  const now = useNow(1000);
  const release = useMutation({
    mutationFn: () => call('releaseStory', { params: { id: story.id } }),
  });
  const until = story.embargo?.until ?? null;
  return (
    <Banner
      tone="late"
      icon="clock"
      title={until === null ? 'Under an embargo' : `Under an embargo until ${dayClock(until, now)}`}
    >
      <p>
        {until === null
          ? 'Its time can’t be read for sure. Readers get it when you release it.'
          : 'For staff only until then. Readers get it at that time by itself.'}
      </p>
      <FormFault sentence={release.error ? sentenceOf(release.error) : undefined} />
      <div className="act">
        <WorkButton className="sm" busy={release.isPending} onPress={() => release.mutate()}>
          Release it now
        </WorkButton>
      </div>
    </Banner>
  );
}
