import { z } from 'zod';
import * as s from '../schemas/index.js';
import { route } from './route.js';

export const storyRoutes = {
  searchStories: route({
    method: 'GET',
    path: '/api/stories',
    role: 'visitor',
    summary: 'Search the archive in the rule language, newest first',
    query: s.searchQuerySchema,
    answer: s.pageOf(s.storySchema).extend({ exactSince: z.iso.datetime().nullable() }),
  }),
  getStory: route({
    method: 'GET',
    path: '/api/stories/:id',
    role: 'visitor',
    summary: 'One story',
    answer: s.storySchema.extend({ body: z.string() }),
  }),
  releaseStory: route({
    method: 'POST',
    path: '/api/stories/:id/release',
    role: 'staff',
    summary: 'End the embargo of a story',
    answer: s.storySchema,
    status: 200,
  }),
  getThread: route({
    method: 'GET',
    path: '/api/threads/:id',
    role: 'visitor',
    summary: 'A thread with its timeline',
    answer: s.threadSchema,
  }),
  mergeThread: route({
    method: 'POST',
    path: '/api/threads/:id/merge',
    role: 'staff',
    summary:
      'Join a thread with another; the one that people were told of first lives on, and nobody is alerted',
    body: z.strictObject({ into: s.idSchema }),
    answer: s.rearrangedSchema,
    status: 200,
  }),
  splitThread: route({
    method: 'POST',
    path: '/api/threads/:id/split',
    role: 'staff',
    summary: 'Take stories out of a thread into one of their own',
    body: z.strictObject({
      stories: z.array(s.idSchema).min(1).max(1000),
      title: z.string().trim().min(1).max(300).optional(),
    }),
    answer: s.rearrangedSchema,
    status: 200,
  }),
  moveStory: route({
    method: 'POST',
    path: '/api/stories/:id/move',
    role: 'staff',
    summary: 'Put a story into another thread',
    body: z.strictObject({ thread: s.idSchema }),
    answer: s.rearrangedSchema,
    status: 200,
  }),
} as const;
