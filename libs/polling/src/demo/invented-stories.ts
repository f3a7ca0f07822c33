import { inRound } from './demo-story.js';
import type { DemoStory } from './demo-story.js';

/** Places and people that do not exist. */
const TOWN = [
  'Velmora',
  'Port Essala',
  'Karsten Bay',
  'Omburi',
  'Trelawick',
  'Sant Orel',
  'Quellhaven',
] as const;
const LAND = ['Karsia', 'Ostmark-Neva', 'Veridia', 'Marandu', 'Tolvania'] as const;
const PERSON = [
  'Ilva Marenko',
  'Tomas Querell',
  'Adaeze Brandholt',
  'Jun Castellane',
  'Mirela Oxbow',
] as const;

/** Invented stories; several match topics of the starter set, some have later versions. */
export const INVENTED: readonly DemoStory[] = [
  {
    slug: 'quake',
    category: 'disaster',
    places: [1, 5, 11],
    text: (version, round) => {
      const town = inRound(TOWN, round);
      const magnitude = (5.1 + (round % 9) / 10).toFixed(1);
      const injured = 10 + (round % 20);
      const texts = [
        {
          title: `Earthquake of magnitude ${magnitude} shakes ${town}`,
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
    },
  },
  {
    slug: 'rate',
    category: 'economy',
    places: [2, 12],
    text: (version, round) => {
      const land = inRound(LAND, round);
      const points = inRound([25, 50, 75], round);
      const texts = [
        {
          title: `Central bank of ${land} raises interest rate by ${points} basis points`,
          summary: `The central bank of the invented country of ${land} raised its interest rate by ${points} basis points.`,
          body: `Governor ${inRound(PERSON, round)} said that inflation was still too high.`,
        },
        {
          title: `Central bank of ${land} raises interest rate by ${points} basis points, sees no further step`,
          summary: `The central bank of the invented country of ${land} raised its interest rate and sees no further step this year.`,
          body: `Governor ${inRound(PERSON, round)} said that inflation was still too high, but that this step should be enough.`,
        },
      ] as const;
      return texts[version] ?? texts[0];
    },
  },
  {
    slug: 'wahl',
    category: 'politik',
    places: [3, 13],
    text: (version, round) => {
      const land = inRound(LAND, round + 1);
      const person = inRound(PERSON, round + 1);
      const texts = [
        {
          title: `Wahl in ${land}: ${person} liegt nach ersten Ergebnissen vorn`,
          summary: `Nach den ersten Ergebnissen der Wahl im erfundenen Land ${land} liegt ${person} vorn.`,
          body: 'Ausgezählt ist bisher ein Viertel der Stimmen. Die Wahlbeteiligung war hoch.',
        },
        {
          title: `Wahl in ${land}: ${person} gewinnt`,
          summary: `${person} hat die Wahl im erfundenen Land ${land} nach dem vorläufigen Ergebnis gewonnen.`,
          body: 'Ausgezählt sind alle Stimmen. Die Opposition gratulierte am Abend.',
        },
      ] as const;
      return texts[version] ?? texts[0];
    },
  },
  {
    slug: 'cyber',
    category: 'technology',
    places: [4],
    text: (_, round) => ({
      title: `Cyberattack halts cranes at the port of ${inRound(TOWN, round + 2)}`,
      summary: `A ransomware cyberattack stopped the cranes at the port of ${inRound(TOWN, round + 2)}, an invented place.`,
      body: `Harbour master ${inRound(PERSON, round + 2)} said that ships were waiting in the roads.`,
    }),
  },
  {
    slug: 'feux',
    category: 'environnement',
    places: [7, 14],
    text: (version, round) => {
      const town = inRound(TOWN, round + 3);
      const hectares = 200 + (round % 30) * 10;
      const texts = [
        {
          title: `Incendie de forêt près de ${town} : ${hectares} hectares brûlés`,
          summary: `Un incendie de forêt a brûlé ${hectares} hectares près de ${town}, un lieu inventé.`,
          body: 'Les pompiers attendent un vent plus faible dans la soirée.',
        },
        {
          title: `Incendie de forêt près de ${town} : le feu est maîtrisé`,
          summary: `L’incendie de forêt près de ${town}, un lieu inventé, est maîtrisé après ${hectares} hectares brûlés.`,
          body: 'Les habitants peuvent rentrer chez eux, disent les pompiers.',
        },
      ] as const;
      return texts[version] ?? texts[0];
    },
  },
  {
    slug: 'chess',
    category: 'sport',
    places: [8],
    text: (_, round) => ({
      title: `${inRound(PERSON, round + 3)} wins the chess open of ${inRound(TOWN, round + 4)}`,
      summary: `${inRound(PERSON, round + 3)} won the open of ${inRound(TOWN, round + 4)}, an invented place, in the last game.`,
      body: 'The last game lasted seventy moves.',
    }),
  },
  {
    slug: 'avion',
    category: 'sucesos',
    places: [9, 16],
    text: (version, round) => {
      const town = inRound(TOWN, round + 5);
      const texts = [
        {
          title: `Un avión aterriza de emergencia en ${town}`,
          summary: `Un avión con 84 pasajeros hizo un aterrizaje de emergencia en ${town}, un lugar inventado.`,
          body: 'No se conocen heridos. Los bomberos esperaban en la pista.',
        },
        {
          title: `CORREGIDO: Un avión con 48 pasajeros aterriza de emergencia en ${town}`,
          summary: `Corrige el número de pasajeros del avión que aterrizó de emergencia en ${town}, un lugar inventado: eran 48.`,
          body: 'No hay heridos. La compañía había dado un número equivocado.',
        },
      ] as const;
      return texts[version] ?? texts[0];
    },
  },
  {
    slug: 'ponte',
    category: 'cultura',
    places: [10],
    text: (_, round) => ({
      title: `Ponte histórica de ${inRound(TOWN, round + 6)} reabre depois de dois anos`,
      summary: `A ponte histórica de ${inRound(TOWN, round + 6)}, um lugar inventado, reabriu depois de dois anos de obras.`,
      body: `A arquiteta ${inRound(PERSON, round + 4)} mostrou as pedras antigas aos visitantes.`,
    }),
  },
  {
    slug: 'flood',
    category: 'disaster',
    places: [17],
    text: (_, round) => ({
      title: `Flood closes the bridges of ${inRound(TOWN, round + 4)}`,
      summary: `A flood closed both bridges of ${inRound(TOWN, round + 4)}, an invented place, after three days of rain.`,
      body: 'The river is expected to fall from tomorrow on.',
    }),
  },
];

/** Stands in where the round brings nothing of Libya, at the same places. */
export const FERRY: DemoStory = {
  slug: 'ferry',
  category: 'transport',
  places: [0, 6, 15],
  text: (version, round) => {
    const town = inRound(TOWN, round);
    const person = inRound(PERSON, round);
    const texts = [
      {
        title: `Ferry crews of ${town} call a strike`,
        summary: `The ferry crews of the invented town of ${town} will not sail from midnight.`,
        body: `${person}, who speaks for the crews, said that the talks about shifts had failed.`,
      },
      {
        title: `Ferry crews of ${town} and owners talk again`,
        summary: `The crews and owners of the ferries of ${town}, an invented town, met again in the evening.`,
        body: `${person}, who speaks for the crews, called the evening useful. The strike goes on.`,
      },
      {
        title: `Ferries of ${town} sail again`,
        summary: `The strike on the ferries of the invented town of ${town} is over.`,
        body: `${person}, who speaks for the crews, said that shifts would be shorter from spring.`,
      },
    ] as const;
    return texts[version] ?? texts[0];
  },
};
