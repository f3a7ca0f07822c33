/** The database can't be used; the message is one line: the cause and what to do. */
export class StorageStartError extends Error {
  constructor(cause: string, remedy: string) {
    super(`${cause}. ${remedy}.`);
    this.name = 'StorageStartError';
  }
}

/** The code of a system error (`EACCES`), or the error's text. */
export function causeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
