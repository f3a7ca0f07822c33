import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { recall, remember } from '../shell/remembered.js';

const OFF_KEY = 'wirewatch.keys-off';
const watchers = new Set<() => void>();

/** Whether single keys work; they can be switched off (WCAG 2.1.4). */
const keysOn = (): boolean => recall(OFF_KEY) === null;

/** Switches single keys on or off in this browser. */
export function switchKeys(on: boolean): void {
  remember(OFF_KEY, on ? null : 'yes');
  for (const changed of watchers) changed();
}

/** Whether single keys work, re-rendered when it changes. */
export function useKeysOn(): boolean {
  return useSyncExternalStore((changed) => {
    watchers.add(changed);
    return () => watchers.delete(changed);
  }, keysOn);
}

/** Calls what a single key stands for, outside of fields and open dialogs. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const on = useKeysOn();
  const press = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (
      !act ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.defaultPrevented ||
      isBusy(event.target)
    ) {
      return;
    }
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!on) return;
    const listener = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [on]);
}

function isBusy(target: EventTarget | null): boolean {
  const inField =
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
  // A notice in the corner is an alertdialog too; it takes no keys.
  const open = '[role=dialog], [role=alertdialog]:not(.notice), [role=menu]';
  return inField || document.querySelector(open) !== null;
}
