import { useSyncExternalStore } from 'react';
import { remember } from './remembered.js';

/** What the person chose; `system` follows the device. `/theme.js` reads the same key before the first paint. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'wirewatch.theme';
const watchers = new Set<() => void>();

/** The theme chosen in this browser. */
export function chosenTheme(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Changes the theme at once and remembers it here. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  remember(KEY, theme === 'system' ? null : theme);
  for (const changed of watchers) changed();
}

/** The light theme where it is dark now, and the other way round. */
export function oppositeTheme(): Theme {
  const theme = chosenTheme();
  const dark = theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  return dark ? 'light' : 'dark';
}

/** The chosen theme, re-rendered when it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore((changed) => {
    watchers.add(changed);
    return () => watchers.delete(changed);
  }, chosenTheme);
}
