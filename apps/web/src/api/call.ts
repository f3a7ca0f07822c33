import { ERRORS, routes } from '@app/contracts';
import type { AnswerOf, BodyOf, ErrorBody, ErrorCode, QueryOf, RouteName } from '@app/contracts';
import { z } from 'zod';

type Names<P extends string> = P extends `${string}:${infer N}/${infer Rest}`
  ? N | Names<`/${Rest}`>
  : P extends `${string}:${infer N}`
    ? N
    : never;
type Params<N extends RouteName> = Names<(typeof routes)[N]['path']>;

/** What a call of a route needs: its path parameters, its body, its query where wanted. */
export type Request<N extends RouteName> = ([Params<N>] extends [never]
  ? unknown
  : { readonly params: Readonly<Record<Params<N>, string>> }) &
  ([BodyOf<N>] extends [never] ? unknown : { readonly body: BodyOf<N> }) & {
    readonly query?: QueryOf<N>;
    readonly signal?: AbortSignal;
    /** Let the call outlive the page. */
    readonly keepalive?: boolean;
  };
type Arguments<N extends RouteName> = Partial<Request<N>> extends Request<N> ? [Request<N>?] : [Request<N>];

/** What a failed call says to people; `status` is null where no answer came. */
export class CallError extends Error {
  constructor(
    readonly body: ErrorBody,
    readonly status: number | null,
  ) {
    super(body.message);
    this.name = 'CallError';
  }
}

const codes = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];
const errorBodySchema = z.object({
  code: z.enum(codes),
  message: z.string(),
  hint: z.string().optional(),
  details: z.unknown().optional(),
});

/**
 * Calls a route of the API and gives its parsed answer.
 * @throws CallError with the server's sentence and hint, or with one of our own where no readable answer came.
 */
export async function call<N extends RouteName>(name: N, ...[request]: Arguments<N>): Promise<AnswerOf<N>> {
  const route = routes[name];
  const { params, query, body, signal, keepalive } = (request ?? {}) as {
    params?: Record<string, string>;
    query?: Record<string, unknown>;
    body?: unknown;
    signal?: AbortSignal;
    keepalive?: boolean;
  };
  const response = await send(pathOf(route.path, params ?? {}, query ?? {}), {
    method: route.method,
    credentials: 'same-origin',
    ...(route.method === 'GET' ? {} : { headers: { 'content-type': 'application/json' } }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
  });
  const answer = await readJson(response);
  if (!response.ok) throw new CallError(errorOf(answer, response.status), response.status);
  if (!('answer' in route)) return undefined as AnswerOf<N>;
  const parsed = route.answer.safeParse(answer);
  if (!parsed.success) throw new CallError(UNREADABLE, response.status);
  return parsed.data as AnswerOf<N>;
}

const UNREADABLE: ErrorBody = {
  code: 'internal',
  message: 'The server’s answer could not be read.',
  hint: 'Reload the page: it may be older than the server.',
};
const NO_ANSWER: ErrorBody = {
  code: 'unavailable',
  message: 'The server did not answer.',
  hint: 'Check the connection and try again.',
};

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new CallError(NO_ANSWER, null);
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function errorOf(answer: unknown, status: number): ErrorBody {
  const parsed = errorBodySchema.safeParse(answer);
  if (parsed.success) {
    const { hint, details, ...rest } = parsed.data;
    return {
      ...rest,
      ...(hint === undefined ? {} : { hint }),
      ...(details === undefined ? {} : { details }),
    };
  }
  return status >= 500 ? NO_ANSWER : UNREADABLE;
}

/** The path with its parameters put in and the query behind it; an absent query value is left out. */
export function pathOf(path: string, params: Record<string, string>, query: Record<string, unknown>): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (typeof value === 'string' || typeof value === 'number') search.set(key, String(value));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}
