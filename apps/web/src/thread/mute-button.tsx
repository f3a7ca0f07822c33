import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useSession } from '../account/use-session.js';
import { call } from '../api/call.js';
import { notify } from '../shell/notices.js';

/** Hears nothing more of one thread, or hears of it again. */
export function MuteButton({ thread }: { readonly thread: string }) {
  const { data: person } = useSession();
  const [muted, setMuted] = useState(false);
  const change = useMutation({
    mutationFn: () => call(muted ? 'unmuteThread' : 'muteThread', { params: { id: thread } }),
    onSuccess: () => {
      setMuted(!muted);
      notify(muted ? 'You hear of this thread again.' : 'You hear nothing more of this thread.');
    },
    onError: () => notify('That did not work. Try again.'),
  });
  if (!person) return null;
  return (
    <Button className="btn ghost" isDisabled={change.isPending} onPress={() => change.mutate()}>
      {muted ? 'Hear of it again' : 'Mute this thread'}
    </Button>
  );
}
