import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { PREFERENCES_KEY } from '../account/use-preferences.js';
import { useFirstCall, useSession } from '../account/use-session.js';
import { sentenceOf } from '../api/field-errors.js';
import { CallError } from '../api/call.js';
import { recall, remember } from '../shell/remembered.js';
import { isSubscribed, PushFailure, readFacts, subscribe, unsubscribe } from './push-client.js';
import { pushState } from './push-state.js';
import type { PushState } from './push-state.js';

/** Notifications in this browser: their state and what can be done. */
export interface Push {
  readonly state: PushState;
  readonly ios: boolean;
  readonly busy: boolean;
  /** Whether the person chose to be told on the page only, in this visit. */
  readonly declined: boolean;
  readonly decline: () => void;
  /** Asks the browser where needed, subscribes and tells the server. */
  readonly turnOn: () => void;
  readonly turnOff: () => void;
}

/** What the person chose in this browser: `on` or `off`; absent until they chose. */
const CHOICE_KEY = 'wirewatch.push';
const PushContext = createContext<Push | null>(null);

/** Keeps this browser's subscription in step with the server, at each load and when the person changes. */
export function PushProvider({ children }: { readonly children: ReactNode }) {
  const [facts, setFacts] = useState(readFacts);
  const [registered, setRegistered] = useState<boolean | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [declined, setDeclined] = useState(false);
  const { data: person } = useSession();
  const firstCall = useFirstCall();
  const client = useQueryClient();
  const refresh = (): void => setFacts(readFacts());

  const on = useMutation({
    mutationFn: async () => {
      setFailure(null);
      const permission = await Notification.requestPermission();
      refresh();
      if (permission !== 'granted') return false;
      remember(CHOICE_KEY, 'on');
      await subscribe();
      return true;
    },
    onSuccess: async (done) => {
      setRegistered(done);
      if (!done) return;
      await firstCall();
      // The first browser tells the time zone, and with it the night.
      await client.invalidateQueries({ queryKey: PREFERENCES_KEY });
    },
    onError: (error) => setFailure(reasonOf(error)),
  });
  const off = useMutation({
    mutationFn: unsubscribe,
    onSuccess: () => {
      remember(CHOICE_KEY, 'off');
      setRegistered(false);
    },
    onError: (error) => setFailure(reasonOf(error)),
  });

  const personId = person === undefined ? undefined : (person?.id ?? null);
  useEffect(() => {
    if (personId === undefined || !facts.capable || !facts.secure) return;
    let current = true;
    syncAtLoad(facts.permission).then(
      (is) => current && setRegistered(is),
      (error: unknown) => current && setFailure(reasonOf(error)),
    );
    return () => {
      current = false;
    };
  }, [personId, facts.capable, facts.secure, facts.permission]);

  useEffect(() => {
    // The person may have changed the browser's setting in another window.
    window.addEventListener('focus', refresh);
    return () => window.removeEventListener('focus', refresh);
  }, []);

  const push: Push = {
    state: pushState({ ...facts, registered, failure }),
    ios: facts.ios,
    busy: on.isPending || off.isPending,
    declined,
    decline: () => setDeclined(true),
    turnOn: () => on.mutate(),
    turnOff: () => off.mutate(),
  };
  return <PushContext value={push}>{children}</PushContext>;
}

/** Notifications in this browser. */
export function usePush(): Push {
  const push = useContext(PushContext);
  if (!push) throw new Error('usePush outside of PushProvider');
  return push;
}

/**
 * Tells the server again what this browser's subscription is, where the person wants
 * push: either side may have lost it, the server's key may be a new one, the browser
 * may be somebody else's by now. Gives whether push is on.
 */
async function syncAtLoad(permission: NotificationPermission): Promise<boolean> {
  const choice = recall(CHOICE_KEY);
  if (permission !== 'granted' || choice === 'off') return false;
  if (choice !== 'on' && !(await isSubscribed())) return false;
  await subscribe();
  return true;
}

function reasonOf(error: unknown): string {
  if (error instanceof PushFailure) return error.message;
  if (error instanceof CallError) return sentenceOf(error);
  return 'This browser could not start the part of Wirewatch that receives alerts.';
}
