import { inRound } from './demo-story.js';
import type { DemoStory, DemoText } from './demo-story.js';
import { TOWN } from './invented-names.js';

const magnitudeIn = (round: number) => (5.1 + (round % 9) / 10).toFixed(1);
const injuredIn = (round: number) => 10 + (round % 20);
const withdrawnTitle = (round: number) => `Two dead in ${inRound(TOWN, round)} earthquake, mayor says`;

/** The first wire's report and what became of it. */
function ownReport(version: number, round: number): DemoText {
  const town = inRound(TOWN, round);
  const magnitude = magnitudeIn(round);
  const injured = injuredIn(round);
  const texts = [
    {
      title: `URGENT: Earthquake of magnitude ${magnitude} shakes ${town}`,
      summary: `An earthquake shook the invented town of ${town}. No damage is known so far.`,
      body: `People ran into the streets of ${town}. The seismological office put the magnitude at ${magnitude}.`,
    },
    {
      title: `At least ${injured} injured in ${town} earthquake`,
      summary: `At least ${injured} people were injured when an earthquake shook the invented town of ${town}.`,
      body: `The fire brigade of ${town} counts ${injured} injured. The seismological office put the magnitude at ${magnitude}.`,
    },
    {
      title: `CORRECTED: At least ${injured - 2} injured in ${town} earthquake`,
      summary: `Corrects the number of injured in the invented town of ${town}: two people were counted twice.`,
      body: `The fire brigade of ${town} now counts ${injured - 2} injured; two people were counted twice.`,
    },
  ] as const;
  return texts[version] ?? texts[0];
}

/**
 * One event as four wires tell it: a report with its update and correction, another of its own, a copy
 * in an outlet, and one with first deaths that its wire takes back by a notice.
 */
export const QUAKE: readonly DemoStory[] = [
  { slug: 'quake', wire: 'demo', category: 'disaster', places: [1, 7, 16], text: ownReport },
  {
    slug: 'quake-north',
    wire: 'demo-north',
    category: 'disaster',
    places: [4],
    text: (_, round) => ({
      title: `${inRound(TOWN, round)} shaken by earthquake of magnitude ${magnitudeIn(round)}`,
      summary: `Walls cracked in the invented town of ${inRound(TOWN, round)} when an earthquake of magnitude ${magnitudeIn(round)} struck.`,
      body: `Shops in ${inRound(TOWN, round)} closed. Trains stand still until the lines are checked.`,
    }),
  },
  {
    slug: 'quake-harbour',
    wire: 'demo-harbour',
    category: 'disaster',
    places: [13],
    text: (_, round) => ownReport(1, round),
  },
  {
    slug: 'quake-meridian',
    wire: 'demo-meridian',
    category: 'disaster',
    places: [10],
    text: (_, round) => ({
      title: withdrawnTitle(round),
      summary: `Two people died in the earthquake in the invented town of ${inRound(TOWN, round)}, its mayor said.`,
      body: `The mayor of ${inRound(TOWN, round)} spoke of two dead in a house that fell down.`,
    }),
  },
  {
    slug: 'quake-kill',
    about: 'quake-meridian',
    wire: 'demo-meridian',
    category: 'disaster',
    places: [15],
    text: (_, round) => ({
      title: `KILL KILL KILL: Please kill the item “${withdrawnTitle(round)}”`,
      summary: `The mayor of the invented town of ${inRound(TOWN, round)} was misquoted. Do not use the item.`,
      body: 'A substitute will not follow.',
    }),
  },
];
