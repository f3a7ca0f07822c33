const PATIENCE_MS = 60_000;

/** Asks again and again until the answer is this one. @throws after a minute, with what differs */
export async function becomes<T>(ask: () => T | Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (JSON.stringify(await ask()) !== JSON.stringify(expected) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(await ask()).toEqual(expected);
}
