import { once } from 'node:events';

/** Characters that are gathered before they are written. */
const ENOUGH = 1 << 16;

/** Prints lines on stdout, many at once, and waits where the reader is slow. */
export class LinePrinter {
  private gathered = '';

  async print(line: string): Promise<void> {
    this.gathered += `${line}\n`;
    if (this.gathered.length >= ENOUGH) await this.flush();
  }

  /** Writes what was gathered. */
  async flush(): Promise<void> {
    const text = this.gathered;
    this.gathered = '';
    if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
  }
}
