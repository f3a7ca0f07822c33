import { useEffect } from 'react';

/** Names the page in the window's title. */
export function usePageTitle(name: string): void {
  useEffect(() => {
    document.title = `${name} – Wirewatch`;
  }, [name]);
}
