/** Says what is wrong, in one line, or null when all is well. Throwing counts as wrong. */
export type HealthCheck = () => Promise<string | null>;

export interface HealthReport {
  readonly ok: boolean;
  /** Each check by name; null: well. */
  readonly checks: Readonly<Record<string, string | null>>;
}

/** A check that hangs counts as failed after this time, so that a balancer gets its answer. */
const CHECK_TIMEOUT_MS = 2_000;

/** What has to be well before a process takes traffic: each part adds its check at start. */
export class HealthRegistry {
  private readonly checks = new Map<string, HealthCheck>();

  /** @throws Error when the name is taken */
  add(name: string, check: HealthCheck): void {
    if (this.checks.has(name)) throw new Error(`There is a health check "${name}" already.`);
    this.checks.set(name, check);
  }

  /** Runs all checks at once. */
  async report(): Promise<HealthReport> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await run(check)] as const),
    );
    return { ok: entries.every(([, fault]) => fault === null), checks: Object.fromEntries(entries) };
  }
}

async function run(check: HealthCheck): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${CHECK_TIMEOUT_MS} ms`), CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([check(), timeout]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
