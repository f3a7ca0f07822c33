const PATIENCE_MS = 60_000;

/** Checks again and again until nothing is thrown. @throws after a minute, what the check throws then */
export async function holds(check: () => void | Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Asks again and again until the answer is this one. @throws after a minute, with what differs */
export const becomes = <T>(ask: () => T | Promise<T>, expected: T): Promise<void> =>
  holds(async () => expect(await ask()).toEqual(expected));
