/** More would say nothing new, and a hostile feed could give millions. */
const MOST_PROBLEMS = 20;

/** What was wrong with a document, each thing once, in the order found. */
export class ProblemList {
  private readonly problems = new Set<string>();

  /** @param problem one sentence in plain words */
  note(problem: string): void {
    if (this.problems.size < MOST_PROBLEMS) this.problems.add(problem);
  }

  list(): readonly string[] {
    return [...this.problems];
  }
}
