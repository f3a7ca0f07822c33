import { z } from 'zod';
import * as s from '../schemas/index.js';
import { route } from './route.js';

export const followingRoutes = {
  listSubscriptions: route({
    method: 'GET',
    path: '/api/subscriptions',
    role: 'anonymous',
    summary: 'What I follow',
    answer: s.pageOf(s.subscriptionSchema),
  }),
  follow: route({
    method: 'PUT',
    path: '/api/subscriptions/:ruleId',
    role: 'visitor',
    summary: 'Follow',
    body: s.followSchema,
    answer: s.subscriptionSchema,
  }),
  unfollow: route({
    method: 'DELETE',
    path: '/api/subscriptions/:ruleId',
    role: 'anonymous',
    summary: 'Unfollow',
  }),

  snooze: route({
    method: 'PUT',
    path: '/api/subscriptions/:ruleId/snooze',
    role: 'anonymous',
    summary: 'Hear no sound of a rule for a while',
    body: s.snoozeSchema,
    answer: s.subscriptionSchema,
  }),
  endSnooze: route({
    method: 'DELETE',
    path: '/api/subscriptions/:ruleId/snooze',
    role: 'anonymous',
    summary: 'Let a rule sound again',
  }),

  getPushKey: route({
    method: 'GET',
    path: '/api/push/key',
    role: 'visitor',
    summary: 'The VAPID public key',
    answer: z.object({ publicKey: z.string() }),
  }),
  listDevices: route({
    method: 'GET',
    path: '/api/devices',
    role: 'anonymous',
    summary: 'My browsers that receive push',
    answer: s.pageOf(s.deviceSchema),
  }),
  addDevice: route({
    method: 'POST',
    path: '/api/devices',
    role: 'visitor',
    summary: 'Register this browser',
    body: s.deviceCallSchema,
    answer: s.deviceSchema,
    status: 201,
  }),
  removeDevice: route({
    method: 'DELETE',
    path: '/api/devices',
    role: 'anonymous',
    summary: 'Forget this browser',
    body: s.deviceRemovalSchema,
  }),
  testDevices: route({
    method: 'POST',
    path: '/api/devices/test',
    role: 'anonymous',
    summary: 'Send a test push to all my browsers',
    answer: z.object({ sent: z.number().int(), failed: z.number().int() }),
    status: 200,
  }),
} as const;
