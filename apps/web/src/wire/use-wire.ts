import { useQueryClient } from '@tanstack/react-query';
import type { ErrorBody } from '@app/contracts';
import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { call } from '../api/call.js';
import { useFeedNews } from '../feeds/use-feeds.js';
import { returnWords } from '../live/connection-words.js';
import { useRooms } from '../live/use-live.js';
import { QUESTIONS_KEY } from './use-questions.js';
import { EMPTY_WIRE, nextWire, threadOf } from './wire-state.js';
import type { Wire } from './wire-state.js';

/** Rows that the page begins with. */
const FIRST_ROWS = 100;

/** The live wire: what the archive holds, then stories as they come. */
export interface LiveWire {
  readonly wire: Wire;
  readonly loaded: boolean;
  readonly error: unknown;
  /** Set where the live room is not open to this person. */
  readonly refused: ErrorBody | null;
  /** The end of the last absence, to be spoken: its divider may have to wait. */
  readonly back: string;
  /** The newest flash or kill, to be spoken at once. */
  readonly pressing: string;
  readonly load: () => void;
  readonly release: () => void;
}

/** @param held whether the reader holds the list: new rows then wait */
export function useWire(held: () => boolean): LiveWire {
  const [wire, dispatch] = useReducer(nextWire, EMPTY_WIRE);
  const [{ loaded, error }, setLoading] = useState<{ loaded: boolean; error: unknown }>({
    loaded: false,
    error: null,
  });
  const [refused, setRefused] = useState<ErrorBody | null>(null);
  const [back, setBack] = useState('');
  const [pressing, setPressing] = useState('');
  /** Threads whose flash was spoken: once, whatever the number of wires that carry it. */
  const spoken = useRef(new Set<string>());
  const client = useQueryClient();
  const feedNews = useFeedNews();

  const load = (): void => {
    call('searchStories', { query: { limit: FIRST_ROWS } }).then(
      ({ items }) => {
        dispatch({ kind: 'loaded', stories: items });
        setLoading({ loaded: true, error: null });
      },
      (failure: unknown) => setLoading({ loaded: false, error: failure }),
    );
  };
  const loadAtFirst = useEffectEvent(load);
  // Not only when the room is joined: without a socket the archive still shows.
  useEffect(() => loadAtFirst(), []);

  useRooms(['newsroom'], {
    story: (story) => {
      dispatch({ kind: 'arrived', story, held: held() });
      if (story.kind === 'kill') setPressing(`Kill: ${story.title}`);
      else if (story.priority === 'flash' && !spoken.current.has(threadOf(story))) {
        spoken.current.add(threadOf(story));
        setPressing(`Flash: ${story.title}`);
      }
      if (story.thread) void client.invalidateQueries({ queryKey: ['thread', story.thread] });
    },
    thread: ({ id, stories = [] }) => {
      if (stories.length > 0) dispatch({ kind: 'moved', thread: id, stories });
      void client.invalidateQueries({ queryKey: ['thread'] });
    },
    feed: ({ feed }) => feedNews(feed),
    question: () => void client.invalidateQueries({ queryKey: QUESTIONS_KEY }),
    // What came between the first load and joining the room.
    joined: () => {
      load();
      void client.invalidateQueries({ queryKey: QUESTIONS_KEY });
    },
    refused: setRefused,
    returned: (end) => {
      if (!end.complete) load();
      const words = returnWords(end);
      setBack(words);
      dispatch({ kind: 'returned', key: `return ${end.at}`, words, held: held() });
    },
  });
  return {
    wire,
    loaded,
    error,
    refused,
    back,
    pressing,
    load,
    release: () => dispatch({ kind: 'released' }),
  };
}
