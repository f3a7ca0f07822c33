import type { RuleFault, RuleFaultCode } from '@app/contracts';
import type { Place } from '../query.js';

/** Faults as they are found; given out in the order of the text. */
export class Faults {
  private readonly found: RuleFault[] = [];

  add(code: RuleFaultCode, { start, end }: Place, message: string, hint: string): void {
    this.found.push({ code, start, end, message, hint });
  }

  get none(): boolean {
    return this.found.length === 0;
  }

  inOrder(): RuleFault[] {
    return [...this.found].sort((a, b) => a.start - b.start || a.end - b.end);
  }
}
