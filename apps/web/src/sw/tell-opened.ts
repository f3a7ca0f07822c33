/** The alert version that a notification showed. */
export interface ShownAlert {
  readonly alert: string;
  readonly version: number;
}

/** What a push says it shows; null for a summary, a test, or what cannot be read. */
export function shownAlert(value: unknown): ShownAlert | null {
  if (typeof value !== 'object' || value === null) return null;
  const { alert, version } = value as Partial<Record<keyof ShownAlert, unknown>>;
  if (typeof alert !== 'string' || !/^\d+$/.test(alert) || typeof version !== 'number') return null;
  return { alert, version };
}

/** Tells the server that the person saw an alert version: who saw what is put right later is told aloud. */
export async function tellOpened({ alert, version }: ShownAlert): Promise<void> {
  await fetch(`/api/alerts/${alert}/opened`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version }),
  });
}
