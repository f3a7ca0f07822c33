import { inRound } from './demo-story.js';
import type { DemoStory } from './demo-story.js';
import { ISLE, PERSON } from './invented-names.js';

/** The first wire's reports. */
const OWN: DemoStory = {
  slug: 'ferry',
  wire: 'demo',
  category: 'transport',
  places: [0, 9, 20],
  text: (version, round) => {
    const isle = inRound(ISLE, round);
    const person = inRound(PERSON, round);
    const texts = [
      {
        title: `Ferry crews of ${isle} call a strike`,
        summary: `The ferry crews of the invented isle of ${isle} will not sail from midnight.`,
        body: `${person}, who speaks for the crews, said that the talks about shifts had failed.`,
      },
      {
        title: `Ferry crews of ${isle} and owners talk again`,
        summary: `The crews and owners of the ferries of ${isle}, an invented isle, met again in the evening.`,
        body: `${person}, who speaks for the crews, called the evening useful. The strike goes on.`,
      },
      {
        title: `Ferries of ${isle} sail again`,
        summary: `The strike on the ferries of the invented isle of ${isle} is over.`,
        body: `${person}, who speaks for the crews, said that shifts would be shorter from spring.`,
      },
    ] as const;
    return texts[version] ?? texts[0];
  },
};

/** Stands in where the round brings nothing of Libya, at the same places. */
export const FERRY: readonly DemoStory[] = [
  OWN,
  {
    slug: 'ferry-north',
    wire: 'demo-north',
    category: 'transport',
    places: [2],
    text: (_, round) => ({
      title: `Strike of ferry crews in ${inRound(ISLE, round)} from midnight`,
      summary: `No ferry will sail from the invented isle of ${inRound(ISLE, round)} when its crews strike from midnight.`,
      body: `Travellers in ${inRound(ISLE, round)} are asked to come another day.`,
    }),
  },
  {
    slug: 'ferry-meridian',
    wire: 'demo-meridian',
    category: 'transport',
    places: [5],
    text: (_, round) => ({
      title: `Ferries of ${inRound(ISLE, round)} to stand still as crews strike`,
      summary: `The strike of the ferry crews in the invented isle of ${inRound(ISLE, round)} begins at midnight.`,
      body: `The owners in ${inRound(ISLE, round)} call the strike needless.`,
    }),
  },
];
