/** The queue can't be used; the message is one line: the cause and what to do. */
export class QueueStartError extends Error {
  constructor(cause: string, remedy: string) {
    super(`${cause}. ${remedy}.`);
    this.name = 'QueueStartError';
  }
}
