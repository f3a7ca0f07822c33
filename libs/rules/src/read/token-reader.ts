import type { Faults } from './fault.js';
import { DEEPEST } from './limits.js';
import type { Token } from './token.js';

/** Goes through tokens and sees to it that brackets close, and not too deep. */
export class TokenReader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly faults: Faults,
  ) {}

  /** The next token; a bracket that closes nothing is reported and passed over. */
  peek(): Token | undefined {
    let token = this.tokens[this.at];
    while (token?.kind === 'close' && this.depth === 0) {
      this.faults.add(
        'stray-bracket',
        token,
        'This bracket closes nothing.',
        'Take it away, or open a bracket before the words it should hold.',
      );
      this.at += 1;
      token = this.tokens[this.at];
    }
    return token;
  }

  take(): void {
    this.at += 1;
  }

  /**
   * Goes into brackets whose opening was taken.
   * @returns false where they lie too deep: then they are reported and passed over
   */
  enter(open: Token): boolean {
    if (this.depth === DEEPEST) {
      this.skip(open);
      return false;
    }
    this.depth += 1;
    return true;
  }

  /** Takes the bracket that closes; reports one that is not there. */
  leave(open: Token): Token | undefined {
    const close = this.tokens[this.at];
    this.depth -= 1;
    if (close === undefined) this.unclosed(open);
    else this.take();
    return close;
  }

  private unclosed(open: Token): void {
    this.faults.add(
      'unclosed-bracket',
      open,
      'This bracket is never closed.',
      'Close it after the last word that belongs to it, or take it away.',
    );
  }

  /** Passes over brackets that lie too deep, in one go however deep they are. */
  private skip(open: Token): void {
    this.faults.add(
      'too-long',
      open,
      `Brackets lie within each other more than ${DEEPEST} levels deep.`,
      'Take brackets away that change nothing, or make several rules of it.',
    );
    const unclosed: Token[] = [open];
    for (let token = this.tokens[this.at]; token !== undefined; token = this.tokens[this.at]) {
      this.take();
      if (token.kind === 'open') unclosed.push(token);
      if (token.kind === 'close') unclosed.pop();
      if (unclosed.length === 0) break;
    }
    for (const token of unclosed) this.unclosed(token);
  }
}
