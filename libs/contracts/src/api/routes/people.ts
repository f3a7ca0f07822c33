import { z } from 'zod';
import * as s from '../schemas/index.js';
import { route } from './route.js';

export const peopleRoutes = {
  getSession: route({
    method: 'GET',
    path: '/api/session',
    role: 'visitor',
    summary: 'Who am I',
    answer: z.object({ person: s.personSchema.nullable() }),
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    role: 'visitor',
    summary: 'Sign in',
    body: s.signInSchema,
    answer: z.object({ person: s.personSchema }),
    status: 201,
  }),
  signOut: route({ method: 'DELETE', path: '/api/session', role: 'visitor', summary: 'Sign out' }),
  signUp: route({
    method: 'POST',
    path: '/api/accounts',
    role: 'visitor',
    summary: 'Make an account; an anonymous subscriber keeps everything',
    body: s.signUpSchema,
    answer: z.object({ person: s.personSchema }),
    status: 201,
  }),
  setUp: route({
    method: 'POST',
    path: '/api/setup',
    role: 'visitor',
    summary: 'Make the first admin with the one-time link',
    body: s.setUpSchema,
    answer: z.object({ person: s.personSchema }),
    status: 201,
  }),

  getPreferences: route({
    method: 'GET',
    path: '/api/preferences',
    role: 'anonymous',
    summary: 'My preferences',
    answer: s.preferencesSchema,
  }),
  changePreferences: route({
    method: 'PATCH',
    path: '/api/preferences',
    role: 'visitor',
    summary: 'Change my preferences',
    body: s.preferencesSchema.partial(),
    answer: s.preferencesSchema,
  }),
} as const;
