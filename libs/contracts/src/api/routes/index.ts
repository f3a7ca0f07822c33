import type { z } from 'zod';
import { alertRoutes } from './alerts.js';
import { deskRoutes } from './desk.js';
import { feedRoutes } from './feeds.js';
import { followingRoutes } from './following.js';
import { peopleRoutes } from './people.js';
import { ruleRoutes } from './rules.js';
import { storyRoutes } from './stories.js';
import { traceRoutes } from './trace.js';
export type { Route } from './route.js';

/** The whole API. A visitor's first changing call makes an anonymous subscriber. */
export const routes = {
  ...peopleRoutes,
  ...feedRoutes,
  ...ruleRoutes,
  ...storyRoutes,
  ...deskRoutes,
  ...alertRoutes,
  ...traceRoutes,
  ...followingRoutes,
} as const;
export type RouteName = keyof typeof routes;

type Of<R, K extends string> = R extends { readonly [P in K]: infer T extends z.ZodType } ? T : never;
/** What a client sends as body of a route. */
export type BodyOf<N extends RouteName> =
  Of<(typeof routes)[N], 'body'> extends infer T extends z.ZodType ? z.input<T> : never;
/** What a client sends as query of a route. */
export type QueryOf<N extends RouteName> =
  Of<(typeof routes)[N], 'query'> extends infer T extends z.ZodType ? z.input<T> : never;
/** What a route answers. */
export type AnswerOf<N extends RouteName> =
  Of<(typeof routes)[N], 'answer'> extends infer T extends z.ZodType ? z.output<T> : never;

/** The one-time link that makes the first admin: a page of the web app. */
export function setUpLink(origin: string, token: string): string {
  return `${origin}/setup?token=${token}`;
}
