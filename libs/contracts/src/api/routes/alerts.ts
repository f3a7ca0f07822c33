import * as s from '../schemas/index.js';
import { route } from './route.js';

export const alertRoutes = {
  listAlerts: route({
    method: 'GET',
    path: '/api/alerts',
    role: 'anonymous',
    summary: 'My log of alerts after a cursor, oldest first',
    query: s.alertsQuerySchema,
    answer: s.pageOf(s.alertSchema),
  }),
  listSummaries: route({
    method: 'GET',
    path: '/api/summaries',
    role: 'anonymous',
    summary: 'Alerts that were told to me together, after a cursor, oldest first',
    query: s.alertsQuerySchema,
    answer: s.pageOf(s.summarySchema),
  }),
  openAlert: route({
    method: 'POST',
    path: '/api/alerts/:id/opened',
    role: 'anonymous',
    summary: 'I have seen this version of my alert, and those before',
    body: s.openedSchema,
  }),
  muteThread: route({
    method: 'PUT',
    path: '/api/threads/:id/mute',
    role: 'anonymous',
    summary: 'Hear nothing more of a thread',
  }),
  listMutes: route({
    method: 'GET',
    path: '/api/mutes',
    role: 'anonymous',
    summary: 'The threads of which I want to hear nothing more, the last one first',
    answer: s.pageOf(s.muteSchema),
  }),
  unmuteThread: route({
    method: 'DELETE',
    path: '/api/threads/:id/mute',
    role: 'anonymous',
    summary: 'Hear of a thread again',
  }),
} as const;
