import type { FeedEntry } from '../support/feed-server.js';

/** What the test's wires hold before anybody follows: it fills the archive. */
export const ARCHIVE: readonly FeedEntry[] = [
  entry('a1', 'Harbour talks on a ceasefire in Libya open', 'Delegations meet behind closed doors.'),
  entry('a2', 'Rain reaches Cooma as crews hold the northern line', 'No houses were lost overnight.'),
  entry('a3', 'إغلاق ميناءين نفطيين في شرق ليبيا', 'قال مهندسون إن التحميل توقف صباح اليوم في الميناءين.'),
  entry(
    'a4',
    'Handball-EM: Vorschau auf die Hauptrunde in Wien',
    'Heute beginnt die Hauptrunde in der Stadthalle.',
  ),
  entry(
    'a5',
    'Deux lots de fromage rappelés en Bretagne',
    'Les magasins ont retiré les deux lots de la vente.',
  ),
];

/** What comes live, for the followers of `Libya ceasefire` and `Earthquakes`. */
export const LIVE = {
  leaves: entry(
    'l1',
    'Haftar leaves Moscow without signing Libya ceasefire deal',
    'He asked for one more day, the ministry said. It was not clear whether talks would resume.',
  ),
  leavesChanged: entry(
    'l1',
    'Haftar leaves Moscow without signing Libya ceasefire deal',
    'He asked for two more days, the ministry said. Talks will go on, it added.',
  ),
  quake: entry('l2', 'Strong quake off Banda islands, 12 dead', 'The quake had a magnitude of 6.4.'),
  quakeChanged: entry('l2', 'Strong quake off Banda islands, 31 dead', 'The quake had a magnitude of 6.4.'),
  truce: entry('l3', 'وقف إطلاق النار في ليبيا: حفتر يغادر موسكو', 'غادر حفتر موسكو دون توقيع الاتفاق.'),
  berlin: entry('l4', 'Berlin airport closes a runway for repairs', 'Flights go on from the other one.'),
  // With a word that is longer than a phone is wide.
  kept: entry(
    'l5',
    'Truce in Libya holds, says Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnungsamt',
    'Monitors report no breach of the ceasefire.',
  ),
  handball: entry('s1', 'Handball: semi-finals drawn in Vienna', 'Four teams are left.'),
} as const;

/** Notices that do not say which story they mean: the desk is asked. */
export const NOTICES = {
  ferry: entry('n1', 'KILL: please kill our last item on the ferry', 'A new item will follow.'),
  crash: entry('n2', 'CORRECTION: please correct our last item on the crash', 'The year is 2019.'),
  fire: entry('n3', 'HOLD: please hold our last item on the fire', 'We are asking the fire brigade.'),
} as const;

/** A notice for each walk through the pages, so that none names another. */
export const WALK_NOTICES: Readonly<Record<string, FeedEntry>> = {
  '390 light': entry('w1', 'KILL: please do not use our lines from Tunis', 'They were sent in error.'),
  '390 dark': entry('w2', 'KILL: withdraw everything on the harbour strike', 'The union denies it.'),
  '1440 light': entry('w3', 'KILL: please stop all use of our last lines from Oslo', 'The source erred.'),
  '1440 dark': entry('w4', 'HOLD: do not publish the minister’s remarks yet', 'A check is under way.'),
};

function entry(guid: string, title: string, description: string): FeedEntry {
  return { guid, title, description };
}
