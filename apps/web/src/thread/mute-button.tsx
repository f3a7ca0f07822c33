import { Button } from 'react-aria-components';
import { useSession } from '../account/use-session.js';
import { useMute, useMutes } from '../alerts/use-mutes.js';
import { Icon } from '../signs/icon.js';

/** Hears nothing more of one thread, or hears of it again. */
export function MuteButton({ thread }: { readonly thread: string }) {
  const { data: person } = useSession();
  const muted = useMutes().has(thread);
  const mute = useMute();
  if (!person) return null;
  return (
    <Button className="btn ghost" onPress={() => mute({ thread, muted: !muted })}>
      <Icon name={muted ? 'bell' : 'bell-off'} />
      {muted ? 'Hear of it again' : 'Mute this thread'}
    </Button>
  );
}
