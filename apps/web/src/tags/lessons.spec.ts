import { lessonWord, LESSONS } from './lessons.js';

describe(lessonWord.name, () => {
  it('names each lesson as its button does', () => {
    for (const { word, lesson } of LESSONS) {
      expect(lessonWord({ kind: lesson.kind, priority: lesson.priority ?? null })).toBe(word);
    }
  });

  it('names one that no button teaches', () => {
    expect(lessonWord({ kind: 'update', priority: 'urgent' })).toBe('urgent, update');
  });
});
