import { inRound } from './demo-story.js';
import { LAND, PERSON, TOWN } from './invented-names.js';
import type { DemoStory } from './demo-story.js';

/** Invented stories; several match topics of the starter set, some have later versions. */
export const INVENTED: readonly DemoStory[] = [
  {
    slug: 'rate',
    wire: 'demo',
    category: 'economy',
    places: [3, 18],
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
    wire: 'demo',
    category: 'politik',
    places: [6, 19],
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
    wire: 'demo',
    category: 'technology',
    places: [8],
    text: (_, round) => ({
      title: `Cyberattack halts cranes at the port of ${inRound(TOWN, round + 2)}`,
      summary: `A ransomware cyberattack stopped the cranes at the port of ${inRound(TOWN, round + 2)}, an invented place.`,
      body: `Harbour master ${inRound(PERSON, round + 2)} said that ships were waiting in the roads.`,
    }),
  },
  {
    slug: 'feux',
    wire: 'demo',
    category: 'environnement',
    places: [11, 21],
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
    wire: 'demo',
    category: 'sport',
    places: [12],
    text: (_, round) => ({
      title: `${inRound(PERSON, round + 3)} wins the chess open of ${inRound(TOWN, round + 4)}`,
      summary: `${inRound(PERSON, round + 3)} won the open of ${inRound(TOWN, round + 4)}, an invented place, in the last game.`,
      body: 'The last game lasted seventy moves.',
    }),
  },
  {
    slug: 'avion',
    wire: 'demo',
    category: 'sucesos',
    places: [14, 22],
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
    wire: 'demo',
    category: 'cultura',
    places: [17],
    text: (_, round) => ({
      title: `Ponte histórica de ${inRound(TOWN, round + 6)} reabre depois de dois anos`,
      summary: `A ponte histórica de ${inRound(TOWN, round + 6)}, um lugar inventado, reabriu depois de dois anos de obras.`,
      body: `A arquiteta ${inRound(PERSON, round + 4)} mostrou as pedras antigas aos visitantes.`,
    }),
  },
  {
    slug: 'flood',
    wire: 'demo',
    category: 'disaster',
    places: [23],
    text: (_, round) => ({
      title: `Flood closes the bridges of ${inRound(TOWN, round + 4)}`,
      summary: `A flood closed both bridges of ${inRound(TOWN, round + 4)}, an invented place, after three days of rain.`,
      body: 'The river is expected to fall from tomorrow on.',
    }),
  },
];
