import { pino, type Logger } from 'pino';

/** The only keys that a log line may carry beside its message: one name for one thing, everywhere. */
export interface LogFields {
  readonly feedId?: string;
  readonly storyId?: string;
  readonly version?: number;
  readonly threadId?: string;
  readonly ruleId?: string;
  readonly personId?: string;
  readonly deviceId?: string;
  readonly deliveryId?: string;
  readonly queue?: string;
  readonly job?: string;
  readonly jobId?: string;
  readonly code?: string;
  readonly status?: number;
  readonly count?: number;
  readonly durationMs?: number;
  readonly url?: string;
  readonly path?: string;
  /** The error as thrown; its stack is kept. */
  readonly err?: unknown;
}

type Write = (fields: LogFields, message: string) => void;

/** A log with fixed keys. */
export interface Log {
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/** Makes a log for one part of the program, which stands in each line as `part`. JSON Lines on stderr. */
export function createLog(part: string): Log {
  const logger = root().child({ part });
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

let shared: Logger | undefined;

/** One writer for the process, made at the first line; stdout stays free for what commands print. */
function root(): Logger {
  return (shared ??= pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    process.stderr,
  ));
}
