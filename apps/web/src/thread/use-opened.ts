import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { call } from '../api/call.js';
import type { ApiAlert } from '../api/types.js';
import { useVisible } from '../shell/use-visible.js';
import { foldAlerts } from '../alerts/fold-alerts.js';
import { useAlertLog } from '../alerts/use-alerts.js';

/** The newest version of each of a thread's alerts: what its reader has before them. */
export function versionsOpened(
  log: readonly ApiAlert[],
  thread: string,
): readonly { readonly id: string; readonly version: number }[] {
  return foldAlerts(log)
    .filter((row) => row.thread === thread)
    .flatMap(({ versions }) => [...new Map(versions.map(({ id, version }) => [id, version]))])
    .map(([id, version]) => ({ id, version }));
}

/**
 * Tells the server that a thread's alerts are open before this person, so that a correction of what they read makes
 * a sound. While the page is hidden nobody reads it; without a connection the call waits for the next one.
 */
export function useOpened(thread: string): void {
  const { data: log } = useAlertLog();
  const visible = useVisible();
  const opened = useMemo(() => versionsOpened(log ?? [], thread), [log, thread]);
  const { mutate } = useMutation({
    // What fails is told again at the next visit: the reader has nothing to do about it.
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      call('openAlert', { params: { id }, body: { version }, keepalive: true }),
  });
  const tell = useEffectEvent(() => opened.forEach((version) => mutate(version)));
  const key = opened.map(({ id, version }) => `${id} ${version}`).join(',');
  useEffect(() => {
    if (visible && key !== '') tell();
  }, [visible, key]);
}
