import type { z } from 'zod';
import type { Role } from '../../domain/index.js';

/** One call of the HTTP API: what the server checks, the web app calls and OpenAPI documents. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Parameters as `:name`. */
  readonly path: string;
  /** The least role that may call; `visitor` needs no session at all. */
  readonly role: Role | 'visitor';
  readonly summary: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Absent: the answer has no body (204), or it is no JSON. */
  readonly answer?: z.ZodType;
  /** The media type of an answer that is no JSON. */
  readonly produces?: string;
  /** 200 unless told; 204 where there is no answer. */
  readonly status?: 200 | 201 | 202;
}

/** Keeps the exact type of a route that is written down. */
export const route = <const R extends Route>(value: R): R => value;
