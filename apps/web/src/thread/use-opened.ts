import { useEffect } from 'react';
import { useAlertLog } from '../alerts/use-alerts.js';
import { call } from '../api/call.js';

/** Tells the server once a version that this person saw their alert on a thread: all of it stands on the page. */
export function useOpened(thread: string): void {
  const { data: log } = useAlertLog();
  const latest = log?.findLast((alert) => alert.thread === thread);
  const [id, version] = [latest?.id, latest?.version];
  useEffect(() => {
    if (id === undefined || version === undefined) return;
    // What fails here only means that a correction makes no sound.
    call('openAlert', { params: { id }, body: { version } }).catch(() => undefined);
  }, [id, version]);
}
