import { idSchema, type Route, WirewatchError } from '@app/contracts';
import type { Request } from 'express';
import { z } from 'zod';

/** Parameters of a path: ids, the names of term lists, and hosts as addresses have them. */
const PARAMS: Readonly<Record<string, z.ZodType<string>>> = {
  id: idSchema,
  ruleId: idSchema,
  name: z.string().min(1).max(120),
  host: z
    .string()
    .max(260)
    .regex(/^[^\s/?#@\\]+$/)
    .transform((host) => host.toLowerCase()),
  tag: z.string().trim().min(1).max(60),
};

/**
 * Reads one call by the schemas of its route.
 * @throws WirewatchError bad-request with what is wrong where; not-found for a path
 * that can name nothing; unsupported-media-type for a body that is not JSON
 */
export function parseCall(route: Route, request: Pick<Request, 'params' | 'query' | 'body' | 'is'>) {
  return {
    params: parseParams(request.params),
    query: route.query === undefined ? undefined : parse(route.query, request.query, 'query'),
    body: route.body === undefined ? undefined : parseBody(route.body, request),
  };
}

function parseParams(params: Request['params']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const read = PARAMS[name]?.safeParse(value);
      if (read?.success !== true) throw new WirewatchError('not-found');
      return [name, read.data];
    }),
  );
}

function parseBody(schema: z.ZodType, request: Pick<Request, 'body' | 'is'>): unknown {
  if (request.body === undefined) {
    // `is` gives null without a body, false where its type is another.
    throw request.is('application/json') === false
      ? new WirewatchError('unsupported-media-type')
      : new WirewatchError('bad-request', 'Send a JSON body.');
  }
  return parse(schema, request.body, 'body');
}

function parse(schema: z.ZodType, value: unknown, where: 'query' | 'body'): unknown {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => ({
    at: [where, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }));
  const [first] = faults;
  throw new WirewatchError(
    'bad-request',
    first === undefined ? undefined : `${first.at}: ${first.message}`,
    faults,
  );
}
