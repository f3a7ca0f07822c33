import type { ThreadStory } from './story-features.js';

/** Self-written stories around one day of talks in Moscow. */
const story = (id: string, published: string, title: string, summary: string, body = ''): ThreadStory => ({
  id,
  title,
  summary,
  body,
  language: 'en',
  published: `2020-01-14T${published}:00.000Z`,
});

/** One event as five feeds and a roundup tell it. */
export const TALKS: readonly ThreadStory[] = [
  story(
    'afp',
    '09:01',
    'Libya strongman Haftar leaves Moscow without signing ceasefire deal',
    'Libyan strongman Khalifa Haftar left Moscow on Tuesday without signing a ceasefire agreement with the UN-recognised government in Tripoli, the Russian foreign ministry said.',
    'The talks on Monday, mediated by Russia and Turkey, lasted seven hours. Fayez al-Sarraj, head of the Tripoli government, had already signed the truce. Haftar had asked for time until Tuesday morning to study the document.',
  ),
  story(
    'reuters',
    '09:02',
    'Haftar leaves Russia without signing Libya ceasefire agreement',
    'The commander of the Libyan National Army, Khalifa Haftar, has left Moscow without signing a ceasefire agreement drafted at talks there, Russia’s foreign ministry said.',
    'Haftar did not meet Sarraj, the head of the government in Tripoli, face to face. Russian and Turkish mediators shuttled between them for seven hours on Monday. Foreign Minister Sergei Lavrov said efforts would go on.',
  ),
  story(
    'dpa',
    '09:05',
    'Libyan general Haftar departs Moscow, does not sign truce',
    'General Khalifa Haftar departed the Russian capital without putting his signature to a truce for Libya, the ministry in Moscow said.',
    'Haftar had wanted to examine the agreement until Tuesday. His rival Fayez al-Sarraj signed it on Monday after talks led by Russia and Turkey. A conference on Libya is planned in Berlin.',
  ),
  story(
    'ap',
    '09:10',
    'Libya’s Haftar leaves talks in Moscow without signing truce',
    'Khalifa Haftar, the commander of east Libyan forces, left Moscow early Tuesday without signing a truce to end months of fighting over Tripoli, Russian officials said.',
    'Russia and Turkey had hosted Haftar and the head of the Tripoli-based government, Sarraj, for talks on Monday. Lavrov said no final result had been reached and that the work with both sides would continue.',
  ),
  story(
    'tass',
    '09:12',
    'Haftar leaves Moscow without signing ceasefire agreement, says Foreign Ministry',
    'Commander of the Libyan National Army Khalifa Haftar left Moscow without signing the ceasefire agreement, the Russian Foreign Ministry told TASS.',
    'Talks in the Russia-Turkey format took place in Moscow on January 13. The document was signed by Sarraj. Haftar asked to consider it until the morning.',
  ),
  story(
    'dw',
    '09:40',
    'Libya’s Haftar leaves Russia without signing ceasefire deal',
    'After several delays, Libyan strongman Khalifa Haftar left Moscow without signing a deal to end months of fighting in the country.',
    'Haftar asked to look over the ceasefire agreement until Tuesday morning but left the Russian capital without agreeing, the foreign ministry said. Lavrov said Russia would pursue its efforts. The government of Fayez al-Sarraj in Tripoli had signed. The seven hours of talks were mediated by Russian and Turkish diplomats. The sides are due in Berlin later this month.',
  ),
];

/** Other events that share most of its words. */
export const OTHERS: readonly ThreadStory[] = [
  story(
    'oil',
    '10:30',
    'Libyan tribes agree local ceasefire around Sharara oil field',
    'Tribal elders in the south-west of Libya agreed a local ceasefire around the Sharara oil field on Tuesday, engineers at the field said.',
    'Two armed groups had fought for the gate of the field, which pumps 300,000 barrels a day. The National Oil Corporation said output would resume within 48 hours. The elders signed the deal in Ubari, 80 kilometres away.',
  ),
  story(
    'shelling',
    '13:20',
    'Shelling hits Tripoli suburb hours after Moscow talks, four killed',
    'Shells struck the Tripoli suburb of Ain Zara on Tuesday afternoon, killing four members of a family, medics said.',
    'Residents spoke of a dozen explosions near a school. An ambulance crew was wounded. The health ministry said three houses burned down and the road to the airport was closed.',
  ),
  story(
    'sudan',
    '11:15',
    'Sudanese general Burhan leaves Moscow after arms talks',
    'General Abdel Fattah al-Burhan of Sudan left Moscow on Tuesday after two days of talks on arms and a naval base at Port Sudan, officials in Khartoum said.',
    'Burhan met the Russian defence minister and toured a shipyard. No agreement on the base was signed. Sudan’s sovereign council will discuss the draft next week.',
  ),
];

/** What else is in the news, so that it is known which words are rare. */
export const BACKGROUND: readonly ThreadStory[] = [
  'Libya oil output falls below one million barrels|The National Oil Corporation in Tripoli said the Libyan oil output fell after a blockade of ports.',
  'Turkey sends military advisers to Libya|Turkish President Erdogan said advisers were on the way to Tripoli to support the government of Sarraj.',
  'Russia names new prime minister|President Putin named a tax official to lead the government in Moscow after Medvedev resigned.',
  'Germany invites leaders to Libya conference in Berlin|Chancellor Merkel invited leaders to a conference on the Libyan conflict in Berlin on Sunday.',
  'Sudan puts down mutiny of security agents in Khartoum|Sudanese forces ended a mutiny in Khartoum after an exchange of fire near the airport.',
  'Ceasefire in Idlib broken hours after it began|Syrian forces resumed strikes in Idlib, hours after a ceasefire agreed by Russia and Turkey came into effect.',
  'Yemen rivals agree ceasefire in Hodeidah|The warring sides in Yemen signed a ceasefire for the port of Hodeidah after talks mediated by the United Nations.',
  'General quits Bolivian talks without signing|A general of Bolivia left talks with the opposition in La Paz without signing an agreement.',
  'Trade deal signed in Washington|The United States and China signed the first part of a trade deal after months of talks in Washington.',
  'Shelling kills six in Donetsk|Shells struck a suburb of Donetsk, killing six people of whom two were children, medics said.',
  'Iran says it shot down airliner by mistake|The Iranian military said a Ukrainian airliner was shot down by mistake near Tehran.',
  'Bushfires near Sydney close roads|Fires forced the closing of roads near Sydney, the fire service said on Tuesday.',
  'Taal volcano forces thousands to flee|Ash from the volcano closed Manila airport, and thousands left their homes.',
  'Foreign ministry summons envoy in Moscow|The Russian foreign ministry said it had summoned the envoy of Bulgaria over an expulsion.',
  'Strike over pensions goes on in Paris|Unions in France called a new day of strikes against the pension reform of the government.',
  'Quake shakes Puerto Rico again|An earthquake of magnitude 5.9 shook the south of Puerto Rico, officials said.',
].map((line, at) => {
  const [title = '', summary = ''] = line.split('|');
  return story(`background-${at}`, `08:${10 + at}`, title, summary);
});
