import type { Room } from '@app/contracts';
import { createContext, useContext, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Connection } from './connection.js';
import { LiveClient } from './live-client.js';
import type { LiveListener } from './live-client.js';

const LiveContext = createContext<LiveClient | null>(null);

/** Holds the page's one live connection. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(() => new LiveClient());
  return <LiveContext value={client}>{children}</LiveContext>;
}

/** The page's live connection. */
export function useLive(): LiveClient {
  const client = useContext(LiveContext);
  if (!client) throw new Error('useLive outside of LiveProvider');
  return client;
}

/** The connection's state, re-rendered at each change. */
export function useConnection(): Connection {
  const client = useLive();
  return useSyncExternalStore(client.watchConnection, client.getConnection);
}

/** Listens in rooms while the component is there; no rooms, no listening. */
export function useRooms(rooms: readonly Room[], listener: LiveListener): void {
  const client = useLive();
  const alert = useEffectEvent((...args: Parameters<NonNullable<LiveListener['alert']>>) =>
    listener.alert?.(...args),
  );
  const summary = useEffectEvent((...args: Parameters<NonNullable<LiveListener['summary']>>) =>
    listener.summary?.(...args),
  );
  const regroup = useEffectEvent((...args: Parameters<NonNullable<LiveListener['regroup']>>) =>
    listener.regroup?.(...args),
  );
  const story = useEffectEvent((...args: Parameters<NonNullable<LiveListener['story']>>) =>
    listener.story?.(...args),
  );
  const thread = useEffectEvent((...args: Parameters<NonNullable<LiveListener['thread']>>) =>
    listener.thread?.(...args),
  );
  const feed = useEffectEvent((...args: Parameters<NonNullable<LiveListener['feed']>>) =>
    listener.feed?.(...args),
  );
  const alarm = useEffectEvent((...args: Parameters<NonNullable<LiveListener['alarm']>>) =>
    listener.alarm?.(...args),
  );
  const question = useEffectEvent((...args: Parameters<NonNullable<LiveListener['question']>>) =>
    listener.question?.(...args),
  );
  const joined = useEffectEvent(() => listener.joined?.());
  const refused = useEffectEvent((...args: Parameters<NonNullable<LiveListener['refused']>>) =>
    listener.refused?.(...args),
  );
  const returned = useEffectEvent((...args: Parameters<NonNullable<LiveListener['returned']>>) =>
    listener.returned?.(...args),
  );
  const names = rooms.join(' ');
  useEffect(() => {
    if (names === '') return;
    return client.listen(names.split(' ') as Room[], {
      alert: (payload) => alert(payload),
      summary: (payload) => summary(payload),
      regroup: (payload) => regroup(payload),
      story: (payload) => story(payload),
      thread: (payload) => thread(payload),
      feed: (payload) => feed(payload),
      alarm: (payload) => alarm(payload),
      question: (payload) => question(payload),
      joined: () => joined(),
      refused: (error) => refused(error),
      returned: (back) => returned(back),
    });
  }, [client, names]);
}
