import { createLog } from '@app/observability';
import type { LoggerService } from '@nestjs/common';

const log = createLog('nest');

/** Contexts in which Nest tells of its own start, or of an error that the caller gets as well. */
const ITS_OWN = new Set([
  'ExceptionHandler',
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
]);

/** Nest's log in ours: what it says beside its own start. */
export class NestLog implements LoggerService {
  log(message: unknown, context?: string): void {
    if (!isItsOwn(context)) log.info({}, textOf(message, context));
  }

  warn(message: unknown, context?: string): void {
    if (!isItsOwn(context)) log.warn({}, textOf(message, context));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (!isItsOwn(context)) log.error({ err: message }, textOf(message, context));
  }
}

function isItsOwn(context: unknown): boolean {
  return typeof context === 'string' && ITS_OWN.has(context);
}

function textOf(message: unknown, context: unknown): string {
  const text = message instanceof Error ? message.message : String(message);
  return typeof context === 'string' ? `${context}: ${text}` : text;
}
