import { inRound } from './demo-story.js';
import type { DemoStory, DemoText } from './demo-story.js';

/**
 * What is known of 14 January 2020, and no more: talks of seven hours in Moscow the day
 * before, Haftar left without signing, a meeting in Berlin was to follow.
 * Three versions in each language: the news, more of it, a correction.
 */
const RETOLD: readonly [readonly DemoText[], ...(readonly DemoText[])[]] = [
  [
    {
      title: 'Haftar leaves Moscow without signing Libya ceasefire deal',
      summary:
        'Retold from 14 January 2020: Khalifa Haftar left Moscow without signing the ceasefire agreement.',
      body: 'On 14 January 2020 Khalifa Haftar left Moscow without signing an agreement on a ceasefire in Libya.',
    },
    {
      title: 'Haftar leaves Moscow without signing Libya ceasefire deal after seven hours of talks',
      summary:
        'Retold from 14 January 2020: the talks lasted seven hours; Khalifa Haftar left without signing the ceasefire agreement.',
      body: 'On 14 January 2020 Khalifa Haftar left Moscow without signing an agreement on a ceasefire in Libya. The talks the day before had lasted seven hours. A meeting in Berlin was to follow later in January.',
    },
    {
      title: 'CORRECTED: Haftar leaves Moscow without signing Libya ceasefire deal; Berlin to follow',
      summary:
        'Retold from 14 January 2020: corrects the day of the talks, which were held on Monday, 13 January. Berlin was to follow.',
      body: 'On 14 January 2020, a Tuesday, Khalifa Haftar left Moscow without signing an agreement on a ceasefire in Libya. The talks of seven hours were held on Monday. A meeting in Berlin was to follow later in January.',
    },
  ],
  [
    {
      title: 'Libye : Haftar quitte Moscou sans signer l’accord de cessez-le-feu',
      summary:
        'Récit du 14 janvier 2020 : Khalifa Haftar a quitté Moscou sans signer l’accord de cessez-le-feu.',
      body: 'Le 14 janvier 2020, Khalifa Haftar a quitté Moscou sans signer d’accord de cessez-le-feu en Libye.',
    },
    {
      title: 'Libye : après sept heures de discussions, Haftar part sans signer le cessez-le-feu',
      summary:
        'Récit du 14 janvier 2020 : les discussions ont duré sept heures ; le cessez-le-feu n’est pas signé.',
      body: 'Le 14 janvier 2020, Khalifa Haftar a quitté Moscou sans signer d’accord de cessez-le-feu en Libye. Les discussions de la veille avaient duré sept heures. Une réunion devait suivre à Berlin.',
    },
    {
      title: 'CORRIGÉ: Libye : Haftar part sans signer le cessez-le-feu ; Berlin doit suivre',
      summary: 'Récit du 14 janvier 2020 : corrige le jour des discussions, tenues le lundi 13 janvier.',
      body: 'Le mardi 14 janvier 2020, Khalifa Haftar a quitté Moscou sans signer d’accord de cessez-le-feu en Libye. Les discussions de sept heures avaient eu lieu lundi. Une réunion devait suivre à Berlin.',
    },
  ],
  [
    {
      title: 'Libyen: Haftar verlässt Moskau, ohne die Waffenruhe zu unterschreiben',
      summary:
        'Nacherzählt vom 14. Januar 2020: Chalifa Haftar reiste ab, ohne die Waffenruhe zu unterschreiben.',
      body: 'Am 14. Januar 2020 verließ Chalifa Haftar Moskau, ohne ein Abkommen über eine Waffenruhe in Libyen zu unterschreiben.',
    },
    {
      title: 'Libyen: Haftar reist nach sieben Stunden Gesprächen ohne Unterschrift zur Waffenruhe ab',
      summary:
        'Nacherzählt vom 14. Januar 2020: Die Gespräche dauerten sieben Stunden; Berlin sollte folgen.',
      body: 'Am 14. Januar 2020 verließ Chalifa Haftar Moskau, ohne ein Abkommen über eine Waffenruhe in Libyen zu unterschreiben. Die Gespräche am Vortag dauerten sieben Stunden. Ein Treffen in Berlin sollte folgen.',
    },
    {
      title: 'KORREKTUR: Libyen: Haftar verlässt Moskau ohne Unterschrift zur Waffenruhe; Berlin soll folgen',
      summary:
        'Nacherzählt vom 14. Januar 2020: berichtigt den Tag der Gespräche, die am Montag stattfanden.',
      body: 'Am Dienstag, dem 14. Januar 2020, verließ Chalifa Haftar Moskau, ohne ein Abkommen über eine Waffenruhe in Libyen zu unterschreiben. Die Gespräche von sieben Stunden fanden am Montag statt. Ein Treffen in Berlin sollte folgen.',
    },
  ],
  [
    {
      title: 'Libia: Haftar abandona Moscú sin firmar el alto el fuego',
      summary: 'Relato del 14 de enero de 2020: Jalifa Haftar abandonó Moscú sin firmar el alto el fuego.',
      body: 'El 14 de enero de 2020 Jalifa Haftar abandonó Moscú sin firmar un acuerdo de alto el fuego en Libia.',
    },
    {
      title: 'Libia: tras siete horas de conversaciones, Haftar se va sin firmar el alto el fuego',
      summary: 'Relato del 14 de enero de 2020: las conversaciones duraron siete horas; Berlín iba a seguir.',
      body: 'El 14 de enero de 2020 Jalifa Haftar abandonó Moscú sin firmar un acuerdo de alto el fuego en Libia. Las conversaciones del día anterior duraron siete horas. Iba a seguir una reunión en Berlín.',
    },
    {
      title: 'CORREGIDO: Libia: Haftar se va sin firmar el alto el fuego; Berlín debe seguir',
      summary:
        'Relato del 14 de enero de 2020: corrige el día de las conversaciones, que fueron el lunes 13 de enero.',
      body: 'El martes 14 de enero de 2020 Jalifa Haftar abandonó Moscú sin firmar un acuerdo de alto el fuego en Libia. Las conversaciones de siete horas fueron el lunes. Iba a seguir una reunión en Berlín.',
    },
  ],
  [
    {
      title: 'ليبيا: حفتر يغادر موسكو دون توقيع اتفاق وقف إطلاق النار',
      summary: 'رواية عن 14 يناير 2020: خليفة حفتر غادر موسكو دون توقيع اتفاق وقف إطلاق النار.',
      body: 'في 14 يناير 2020 غادر خليفة حفتر موسكو دون توقيع اتفاق وقف إطلاق النار في ليبيا.',
    },
    {
      title: 'ليبيا: حفتر يغادر موسكو دون توقيع وقف إطلاق النار بعد محادثات استمرت سبع ساعات',
      summary: 'رواية عن 14 يناير 2020: استمرت المحادثات سبع ساعات، وكان من المقرر أن يليها اجتماع في برلين.',
      body: 'في 14 يناير 2020 غادر خليفة حفتر موسكو دون توقيع اتفاق وقف إطلاق النار في ليبيا. استمرت المحادثات في اليوم السابق سبع ساعات. وكان من المقرر أن يليها اجتماع في برلين.',
    },
    {
      title: 'تصحيح: ليبيا: حفتر يغادر موسكو دون توقيع وقف إطلاق النار',
      summary: 'رواية عن 14 يناير 2020: تصحيح يوم المحادثات التي جرت يوم الاثنين 13 يناير.',
      body: 'يوم الثلاثاء 14 يناير 2020 غادر خليفة حفتر موسكو دون توقيع اتفاق وقف إطلاق النار في ليبيا. جرت المحادثات التي استمرت سبع ساعات يوم الاثنين. وكان من المقرر أن يليها اجتماع في برلين.',
    },
  ],
];

/** One round in so many brings them: often enough to be seen, too seldom to annoy whoever follows them. */
export const LIBYA_ROUNDS = 2;

/** The event as other wires tell it, in the same languages and order: first demo-north, then demo-meridian. */
const OTHERS: readonly [readonly DemoText[], ...(readonly DemoText[])[]] = [
  [
    {
      title: 'Libya’s Haftar leaves Russia, no ceasefire signed',
      summary:
        'Retold from 14 January 2020: the talks in Moscow ended without Khalifa Haftar’s signature under the Libya ceasefire.',
      body: 'Khalifa Haftar left the Russian capital on 14 January 2020 and did not sign the ceasefire for Libya.',
    },
    {
      title: 'No signature from Haftar as he leaves Moscow: Libya ceasefire open',
      summary:
        'Retold from 14 January 2020: Haftar left Moscow; the agreement on a ceasefire in Libya remained unsigned by him.',
      body: 'After seven hours of talks in Moscow the day before, Khalifa Haftar left on 14 January 2020 without signing.',
    },
  ],
  [
    {
      title: 'Haftar repart de Russie, le cessez-le-feu en Libye n’est pas signé',
      summary:
        'Récit du 14 janvier 2020 : les discussions de Moscou finissent sans la signature de Khalifa Haftar.',
      body: 'Khalifa Haftar a quitté la capitale russe le 14 janvier 2020 et n’a pas signé le cessez-le-feu en Libye.',
    },
    {
      title: 'Libye : pas de signature de Haftar, qui quitte Moscou sans cessez-le-feu',
      summary:
        'Récit du 14 janvier 2020 : Haftar a quitté Moscou ; il n’a pas signé le cessez-le-feu en Libye.',
      body: 'Après sept heures de discussions la veille à Moscou, Khalifa Haftar est parti le 14 janvier 2020 sans signer.',
    },
  ],
  [
    {
      title: 'Haftar verlässt Russland: Waffenruhe für Libyen nicht unterschrieben',
      summary:
        'Nacherzählt vom 14. Januar 2020: Die Gespräche in Moskau endeten ohne Chalifa Haftars Unterschrift.',
      body: 'Chalifa Haftar verließ am 14. Januar 2020 Moskau und unterschrieb die Waffenruhe für Libyen nicht.',
    },
    {
      title: 'Libyen: Keine Unterschrift von Haftar, er verlässt Moskau ohne Waffenruhe',
      summary:
        'Nacherzählt vom 14. Januar 2020: Haftar verließ Moskau und unterschrieb die Waffenruhe nicht.',
      body: 'Nach sieben Stunden Gesprächen am Vortag in Moskau reiste Chalifa Haftar am 14. Januar 2020 ab.',
    },
  ],
  [
    {
      title: 'Haftar deja Rusia sin firmar el alto el fuego en Libia',
      summary:
        'Relato del 14 de enero de 2020: las conversaciones de Moscú acaban sin la firma de Jalifa Haftar.',
      body: 'Jalifa Haftar dejó la capital rusa el 14 de enero de 2020 y no firmó el alto el fuego en Libia.',
    },
    {
      title: 'Libia: sin la firma de Haftar, que abandona Moscú, no hay alto el fuego',
      summary: 'Relato del 14 de enero de 2020: Haftar abandonó Moscú y no firmó el alto el fuego en Libia.',
      body: 'Tras siete horas de conversaciones el día anterior en Moscú, Jalifa Haftar se fue el 14 de enero de 2020.',
    },
  ],
  [
    {
      title: 'حفتر يغادر روسيا ولم يوقع وقف إطلاق النار في ليبيا',
      summary: 'رواية عن 14 يناير 2020: انتهت محادثات موسكو دون توقيع خليفة حفتر.',
      body: 'غادر خليفة حفتر العاصمة الروسية في 14 يناير 2020 ولم يوقع وقف إطلاق النار في ليبيا.',
    },
    {
      title: 'ليبيا: دون توقيع حفتر الذي يغادر موسكو لا وقف لإطلاق النار',
      summary: 'رواية عن 14 يناير 2020: غادر حفتر موسكو ولم يوقع وقف إطلاق النار في ليبيا.',
      body: 'بعد سبع ساعات من المحادثات في موسكو في اليوم السابق غادر خليفة حفتر في 14 يناير 2020 دون توقيع.',
    },
  ],
];

/** The texts of the language that is a round's turn. */
const inLanguage = (texts: typeof RETOLD, round: number, version: number): DemoText => {
  const versions = inRound(texts, Math.floor(round / LIBYA_ROUNDS));
  return versions[version] ?? versions[0] ?? { title: '', summary: '', body: '' };
};

/** The stories for the topic `Libya ceasefire`, in another language each time. */
export const LIBYA_RETOLD: readonly DemoStory[] = [
  {
    slug: 'libya',
    wire: 'demo',
    category: 'politics',
    places: [0, 9, 20],
    text: (version, round) => inLanguage(RETOLD, round, version),
  },
  {
    slug: 'libya-north',
    wire: 'demo-north',
    category: 'politics',
    places: [2],
    text: (_, round) => inLanguage(OTHERS, round, 0),
  },
  {
    slug: 'libya-meridian',
    wire: 'demo-meridian',
    category: 'politics',
    places: [5],
    text: (_, round) => inLanguage(OTHERS, round, 1),
  },
];
