import * as s from '../schemas/index.js';
import { route } from './route.js';

export const deskRoutes = {
  listDeskQuestions: route({
    method: 'GET',
    path: '/api/desk/questions',
    role: 'staff',
    summary: 'Which story does a notice mean? The open questions, oldest first',
    answer: s.pageOf(s.deskQuestionSchema),
  }),
  answerDeskQuestion: route({
    method: 'POST',
    path: '/api/desk/questions/:id',
    role: 'staff',
    summary: 'Say which story a notice means, or that it is none of ours',
    body: s.deskAnswerSchema,
    answer: s.deskQuestionSchema,
    status: 200,
  }),
  listTaughtTags: route({
    method: 'GET',
    path: '/api/tags',
    role: 'admin',
    summary: 'Tags that admins taught',
    answer: s.pageOf(s.taughtTagSchema),
  }),
  listUnknownTags: route({
    method: 'GET',
    path: '/api/tags/unknown',
    role: 'admin',
    summary: 'Words that stand as tags do and are unknown, of the last 30 days, the most frequent first',
    answer: s.pageOf(s.unknownTagSchema),
  }),
  teachTag: route({
    method: 'PUT',
    path: '/api/tags/:tag',
    role: 'admin',
    summary: 'Teach what a tag means, for every story from now on',
    body: s.tagLessonSchema,
    answer: s.taughtTagSchema,
  }),
  forgetTag: route({
    method: 'DELETE',
    path: '/api/tags/:tag',
    role: 'admin',
    summary: 'Take back what was taught of a tag',
  }),
} as const;
