import type { Attribution } from '@app/contracts';
import { foldCase, foldMarks } from '@app/text';
import { nameKey } from '../names/name-key.js';

/** A name: capitalised words, or IS and its like. */
const NAME = "(?:the\\s+)?((?:\\p{Lu}[\\p{L}\\p{M}’'-]*)(?:\\s+\\p{Lu}[\\p{L}\\p{M}’'-]*){0,3})";
/** Who is said to have done it, in English, German, French and Spanish. */
const RESPONSIBLE = [
  `${NAME}\\s+(?:has\\s+|have\\s+)?(?:claim(?:s|ed)?|takes?|took|admits?|admitted)\\s+responsibility`,
  `responsibility\\s+(?:was\\s+|has\\s+been\\s+)?claimed\\s+by\\s+${NAME}`,
  `(?:blames?|blamed|accuses?|accused|blaming|accusing)\\s+(?:on\\s+)?${NAME}`,
  `blamed\\s+on\\s+${NAME}`,
  `${NAME}\\s+(?:is|was|are|were)\\s+(?:blamed|accused|behind)`,
  `${NAME}\\s+(?:bekennt|bekannte)\\s+sich`,
  `${NAME}\\s+reklamiert\\w*\\s+\\p{L}+\\s+für\\s+sich`,
  `macht\\w*\\s+${NAME}\\s+(?:dafür\\s+)?verantwortlich`,
  `${NAME}\\s+(?:a\\s+)?revendiqu\\p{L}+`,
  `accusent?\\s+${NAME}`,
  `${NAME}\\s+(?:reivindica|se\\s+atribuye|reivindicó)`,
  `acusan?\\s+a\\s+${NAME}`,
].map((pattern) => new RegExp(pattern, 'gu'));

const SAYS =
  '(?:said|says|say|told|announced|confirmed|confirms|confirm|reported|according|sagt\\p{L}*|teilt\\p{L}*|meldet\\p{L}*|selon|annonc\\p{L}+|según|dijo|informó|сообщил\\p{L}*|заявил\\p{L}*)';
const OFFICE =
  '(?:police|ministry|ministers?|minister|government|officials?|authorit(?:y|ies)|army|military|governor|mayor|prosecutors?|president|kremlin|pentagon|court|fire service|emergency services|health ministry|Polizei|Ministerium|Regierung|Behörden|Staatsanwaltschaft|gouvernement|ministère|policía|ministerio|gobierno|autoridades|préfecture|полици\\p{L}+|министерств\\p{L}+|МЧС|МИД|власти)';
const OTHERS =
  '(?:witness(?:es)?|eyewitness(?:es)?|residents?|unnamed sources?|sources?|media reports?|local media|activists?|unconfirmed reports?|Augenzeugen|Medienberichte\\p{L}*|témoins?|testigos|fuentes|очевидц\\p{L}+|источник\\p{L}*)';
/** Either before the verb, with a few words between, or after "according to". */
const saying = (who: string) =>
  new RegExp(
    `(?<!\\p{L})(${who})(?!\\p{L})[^.!?\\n]{0,25}(?<!\\p{L})${SAYS}(?!\\p{L})|(?:${SAYS}\\s+(?:to\\s+)?(?:the\\s+)?(?:\\p{L}+\\s+){0,2})(${who})(?!\\p{L})`,
    'iu',
  );
const OFFICIAL = saying(OFFICE);
const UNOFFICIAL = saying(OTHERS);
const UNCONFIRMED = /\b(?:unconfirmed|reportedly|rumou?red|unbestätigt\p{L}*|Berichten zufolge)\b/iu;

/** Reads who is said to be responsible, and whether an office says so or others. */
export function readAttribution(text: string): Attribution[] {
  const found: Attribution[] = [];
  for (const pattern of RESPONSIBLE) {
    for (const match of text.matchAll(pattern)) {
      const shown = match[1]!.replace(/['’]s?$/u, '');
      const last = foldMarks(foldCase(shown.split(/\s+/u).at(-1)!));
      found.push({ role: 'responsible', key: nameKey(last), shown });
    }
  }
  const official = OFFICIAL.exec(text);
  if (official !== null) found.push({ role: 'says', key: 'official', shown: official[1] ?? official[2]! });
  const unofficial = UNOFFICIAL.exec(text);
  const word = unofficial?.[1] ?? unofficial?.[2] ?? UNCONFIRMED.exec(text)?.[0];
  if (word !== undefined) found.push({ role: 'says', key: 'unofficial', shown: word });
  return [...new Map(found.map((fact) => [`${fact.role} ${fact.key}`, fact])).values()];
}
