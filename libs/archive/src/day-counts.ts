const DAY_MS = 86_400_000;

/** What one day (UTC) brought. */
export interface DayCount {
  readonly day: string;
  readonly stories: number;
  /** Threads whose first story came on this day: what would have raised an alert. */
  readonly threads: number;
}

/** Counts stories by the day (UTC) on which they were published, and threads by the day of their first story. */
export class DayCounts {
  private readonly stories = new Map<string, number>();
  /** The first day of each thread. */
  private readonly threads = new Map<string, string>();
  total = 0;

  /** How many threads the stories are in. */
  get threadCount(): number {
    return this.threads.size;
  }

  /** @param published ISO 8601 UTC @param thread null where it is in none so far */
  add(published: string, thread: string | null): void {
    const day = published.slice(0, 10);
    this.stories.set(day, (this.stories.get(day) ?? 0) + 1);
    this.total += 1;
    if (thread === null) return;
    const known = this.threads.get(thread);
    if (known === undefined || day < known) this.threads.set(thread, day);
  }

  /** Each day from one moment to another, empty ones too, and later ones that have stories; oldest first. */
  between(from: string, to: string): DayCount[] {
    const days: string[] = [];
    for (let at = Date.parse(from.slice(0, 10)); at <= Date.parse(to); at += DAY_MS) {
      days.push(new Date(at).toISOString().slice(0, 10));
    }
    // Wires date a few stories ahead, some by mistake centuries.
    const ahead = [...this.stories.keys()].filter((day) => day > to.slice(0, 10)).sort();
    const threads = new Map<string, number>();
    for (const day of this.threads.values()) threads.set(day, (threads.get(day) ?? 0) + 1);
    return [...days, ...ahead].map((day) => ({
      day,
      stories: this.stories.get(day) ?? 0,
      threads: threads.get(day) ?? 0,
    }));
  }
}
