import type { Lesson, TaughtTag } from './use-tags.js';

/** What a word can be taught to mean, in the order of the buttons. */
export const LESSONS: readonly { readonly word: string; readonly lesson: Lesson }[] = [
  { word: 'Flash', lesson: { kind: 'new', priority: 'flash' } },
  { word: 'Bulletin', lesson: { kind: 'new', priority: 'bulletin' } },
  { word: 'Urgent', lesson: { kind: 'new', priority: 'urgent' } },
  { word: 'Update', lesson: { kind: 'update' } },
  { word: 'Correction', lesson: { kind: 'correction' } },
  { word: 'Hold', lesson: { kind: 'hold' } },
  { word: 'Release', lesson: { kind: 'release' } },
  { word: 'Kill', lesson: { kind: 'kill' } },
  { word: 'A label only', lesson: { kind: 'new' } },
  { word: 'No tag', lesson: { kind: null } },
];

/** What a taught word means, as its button says it. */
export function lessonWord({ kind, priority }: Pick<TaughtTag, 'kind' | 'priority'>): string {
  const found = LESSONS.find(({ lesson }) => lesson.kind === kind && (lesson.priority ?? null) === priority);
  return found?.word ?? [priority, kind].filter(Boolean).join(', ');
}
