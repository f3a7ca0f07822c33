import { routes } from '@app/contracts';
import type { AnswerOf, BodyOf, ErrorBody, QueryOf, RouteName } from '@app/contracts';

/** What a call needs: path parameters, query and body, as its route says. */
interface CallOptions<N extends RouteName> {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: QueryOf<N>;
  readonly body?: BodyOf<N>;
}

/** An answer that was no success. */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(`${status} ${body.code}: ${body.message}`);
  }
}

/** One browser's worth of API calls: it keeps its cookie, as a browser does. */
export class ApiClient {
  private cookieHeader: string | null = null;

  constructor(readonly origin: string) {}

  /** The session cookie, for a socket of the same person. */
  get cookie(): string {
    return this.cookieHeader ?? '';
  }

  /** Makes one call of the table. @throws ApiFailure */
  async call<N extends RouteName>(name: N, options: CallOptions<N> = {}): Promise<AnswerOf<N>> {
    const route = routes[name];
    const path = route.path.replace(/:(\w+)/g, (_, key: string) => options.params?.[key] ?? '');
    const query = new URLSearchParams(
      Object.entries((options.query ?? {}) as Record<string, unknown>).map(
        ([key, value]): [string, string] => [key, String(value)],
      ),
    ).toString();
    const response = await fetch(`${this.origin}${path}${query === '' ? '' : `?${query}`}`, {
      method: route.method,
      headers: {
        origin: this.origin,
        ...(this.cookieHeader === null ? {} : { cookie: this.cookieHeader }),
        ...(options.body === undefined && route.method === 'GET'
          ? {}
          : { 'content-type': 'application/json' }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie !== undefined) this.cookieHeader = cookie;
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new ApiFailure(response.status, answer as ErrorBody);
    return answer as AnswerOf<N>;
  }
}
