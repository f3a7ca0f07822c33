/** System errors of a connection that can't be made or broke. */
const SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT']);
/** SQLSTATE: connection exceptions, and a PostgreSQL that stops or starts (PostgreSQL manual, appendix A). */
const SQLSTATE = /^(08...|57P0[123])$/;
/** What the driver says without a code. */
const WORDS = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** Whether a failure is of a database that is away for now: the call may be made again. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (code !== undefined && (SYSTEM.has(code) || SQLSTATE.test(code))) || WORDS.test(error.message);
}
