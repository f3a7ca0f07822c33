import * as s from '../schemas/index.js';
import { route } from './route.js';

export const traceRoutes = {
  getTrace: route({
    method: 'GET',
    path: '/api/trace',
    role: 'anonymous',
    summary:
      'Why, or why not, a story reached me, by its id or its link; of a topic also without following it',
    query: s.traceQuerySchema,
    answer: s.traceSchema,
  }),
} as const;
