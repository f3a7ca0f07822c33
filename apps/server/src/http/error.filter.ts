import { ERRORS, WirewatchError } from '@app/contracts';
import { createLog } from '@app/observability';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isOutOfReach } from './out-of-reach.js';

const log = createLog('http');

/** Gives every failure of a call its body from the table of errors, and one log line where it is ours. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const error = asWirewatchError(thrown);
    if (error.status >= 500) log.error({ path: request.path, code: error.code, err: thrown }, 'call failed');
    // The answer is on its way: there is nothing left but to cut it off.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const wait = (error.details as { retryAfter?: number } | undefined)?.retryAfter;
    if (wait !== undefined) response.setHeader('retry-after', String(wait));
    if (error.status === 401) response.setHeader('www-authenticate', 'Bearer');
    response.status(error.status).json(error.toBody());
  }
}

/** Reads what anything on the way of a call throws: our errors, Nest's, and those of the body parsers. */
export function asWirewatchError(thrown: unknown): WirewatchError {
  if (thrown instanceof WirewatchError) return thrown;
  if (isOutOfReach(thrown)) return new WirewatchError('unavailable', 'Try again in a moment.');
  switch (typeOf(thrown)) {
    case 'entity.too.large':
    case 'parameters.too.many':
      return new WirewatchError('too-large');
    case 'entity.parse.failed':
      return new WirewatchError('bad-request', 'The body is not well-formed JSON.');
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new WirewatchError('unsupported-media-type', 'Send it uncompressed or gzipped, in UTF-8.');
    case 'request.aborted':
    case 'request.size.invalid':
    case 'encoding.failed':
      return new WirewatchError('bad-request');
    default:
      return new WirewatchError(codeOfStatus(statusOf(thrown)));
  }
}

/** The kind of a body parser's error (https://github.com/expressjs/body-parser#errors). */
function typeOf(thrown: unknown): string | undefined {
  const cause = thrown instanceof HttpException ? thrown.cause : thrown;
  const type = (cause as { type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' ? type : undefined;
}

function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { status?: unknown } | null | undefined)?.status;
  return typeof status === 'number' ? status : 500;
}

function codeOfStatus(status: number): keyof typeof ERRORS {
  if (status === 404 || status === 405) return 'not-found';
  return status >= 400 && status < 500 ? 'bad-request' : 'internal';
}
