const DAY_MS = 86_400_000;

/** Counts stories by the day (UTC) on which they were published. */
export class DayCounts {
  private readonly days = new Map<string, number>();
  total = 0;

  /** @param published ISO 8601 UTC */
  add(published: string): void {
    const day = published.slice(0, 10);
    this.days.set(day, (this.days.get(day) ?? 0) + 1);
    this.total += 1;
  }

  /** Each day from one moment to another, empty ones too, and later ones that have stories; oldest first. */
  between(from: string, to: string): { day: string; stories: number }[] {
    const counts: { day: string; stories: number }[] = [];
    for (let at = Date.parse(from.slice(0, 10)); at <= Date.parse(to); at += DAY_MS) {
      const day = new Date(at).toISOString().slice(0, 10);
      counts.push({ day, stories: this.days.get(day) ?? 0 });
    }
    // Wires date a few stories ahead, some by mistake centuries.
    const ahead = [...this.days].filter(([day]) => day > to.slice(0, 10)).sort();
    return [...counts, ...ahead.map(([day, stories]) => ({ day, stories }))];
  }
}
