import type { routes, RouteName } from '@app/contracts';
import type { z } from 'zod';
import type { Caller } from './caller.js';

type RouteOf<N extends RouteName> = (typeof routes)[N];
type Schema<R, K extends string> = R extends { readonly [P in K]: infer T extends z.ZodType } ? T : never;

/** The `:names` of a path. */
export type ParamName<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

type Parsed<R, K extends string> = [Schema<R, K>] extends [never] ? undefined : z.output<Schema<R, K>>;

/** What a controller gets of a call: parsed by the schemas of the routes table. */
export interface CallInput<N extends RouteName> {
  readonly params: Readonly<Record<ParamName<RouteOf<N>['path']>, string>>;
  readonly query: Parsed<RouteOf<N>, 'query'>;
  readonly body: Parsed<RouteOf<N>, 'body'>;
  readonly caller: Caller;
}

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

/** What a controller gives back; what the answer's schema does not name stays inside. */
export type CallAnswer<N extends RouteName> = [Schema<RouteOf<N>, 'answer'>] extends [never]
  ? RouteOf<N> extends { readonly produces: string }
    ? string
    : void
  : DeepReadonly<z.input<Schema<RouteOf<N>, 'answer'>>>;
