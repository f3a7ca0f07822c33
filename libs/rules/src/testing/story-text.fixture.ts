import type { StoryText } from '@app/contracts';

/** A story with nothing in it but what is given. */
export function storyText(given: Partial<StoryText>): StoryText {
  return {
    title: '',
    summary: '',
    body: '',
    source: '',
    wires: [],
    categories: [],
    author: '',
    url: '',
    priority: 'regular',
    kind: 'new',
    language: '',
    ...given,
  };
}
