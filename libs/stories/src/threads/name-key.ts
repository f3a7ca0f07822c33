/** Places and peoples whose names languages write apart; the first is the key. Folded. */
const SAME: readonly (readonly string[])[] = [
  ['moscow', 'moskau', 'moscou', 'moscu', 'mosca', 'moskva', 'moskova', 'moskou', 'moscovo'],
  ['russia', 'russland', 'russie', 'rusia', 'rossiia', 'rusya', 'rusland'],
  ['libya', 'libyen', 'libye', 'libia', 'liviia'],
  ['germany', 'deutschland', 'allemagne', 'alemania', 'germania', 'almanya', 'alemanha', 'duitsland'],
  ['france', 'frankreich', 'francia', 'frantsiia', 'fransa', 'franca', 'frankrijk'],
  ['italy', 'italien', 'italie', 'italia', 'italya'],
  ['spain', 'spanien', 'espagne', 'espana', 'spagna', 'ispaniia', 'ispanya', 'espanha'],
  ['turkey', 'turkei', 'turquie', 'turquia', 'turchia', 'turtsiia', 'turkiye'],
  ['ukraine', 'ucrania', 'ucraina', 'ukraina', 'ukrayna'],
  ['kyiv', 'kiev', 'kiew'],
  ['china', 'chine', 'cina', 'kitai', 'cin'],
  ['beijing', 'peking', 'pekin', 'pechino'],
  ['japan', 'japon', 'giappone', 'iaponiia', 'japonya', 'japao'],
  ['tokyo', 'tokio'],
  ['iran', 'irane'],
  ['tehran', 'teheran'],
  ['israel', 'israele', 'izrail', 'israil'],
  ['jerusalem', 'gerusalemme', 'ierusalim', 'kudus'],
  ['egypt', 'agypten', 'egypte', 'egipto', 'egitto', 'misir', 'egipet'],
  ['cairo', 'kairo', 'caire', 'kahire'],
  ['syria', 'syrien', 'syrie', 'siria', 'siriia', 'suriye'],
  ['damascus', 'damaskus', 'damas', 'damasco', 'damask', 'sam'],
  ['iraq', 'irak'],
  ['baghdad', 'bagdad', 'bagdag'],
  ['sudan', 'soudan'],
  ['khartoum', 'chartum', 'jartum', 'khartum', 'hartum'],
  ['tripoli', 'tripolis', 'trablus'],
  ['berlin', 'berlino'],
  ['london', 'londres', 'londra'],
  ['paris', 'parigi', 'parizh'],
  ['rome', 'rom', 'roma', 'rim'],
  ['brussels', 'brussel', 'bruxelles', 'bruselas', 'briussel', 'bruksel', 'bruxelas'],
  ['geneva', 'genf', 'geneve', 'ginebra', 'ginevra', 'zheneva', 'cenevre'],
  ['vienna', 'wien', 'vienne', 'viena', 'vena', 'viyana'],
  ['warsaw', 'warschau', 'varsovie', 'varsovia', 'warszawa', 'varsava'],
  ['athens', 'athen', 'athenes', 'atenas', 'atene', 'afiny', 'atina'],
  ['istanbul', 'estambul', 'stambul'],
  ['lisbon', 'lissabon', 'lisbonne', 'lisboa', 'lisbona'],
  ['brazil', 'brasilien', 'bresil', 'brasil', 'brasile'],
  ['mexico', 'mexiko', 'mexique', 'messico', 'meksika'],
];
const KEYS = new Map(
  SAME.flatMap(([key, ...others]) => others.map((name): [string, string] => [name, key!])),
);

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '',
  ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', і: 'i', ї: 'i', є: 'e', ґ: 'g', ў: 'u', ј: 'j', љ: 'lj', њ: 'nj',
}; // prettier-ignore

/**
 * The form by which a name is known in every language: Cyrillic in Latin letters (ICAO Doc 9303 without its rarer
 * letters), transliterations of Arabic and Russian names made alike (Khaftar, Haftar, Hafter), places by one name.
 * @param folded lower-case without accents
 */
export function nameKey(folded: string): string {
  const latin = /[\u0400-\u04ff]/u.test(folded)
    ? [...folded].map((letter) => CYRILLIC[letter] ?? letter).join('')
    : folded;
  const known = KEYS.get(latin);
  if (known !== undefined) return known;
  return latin.replace(/^kh/u, 'h').replace(/(?<=[a-z]{3})er$/u, 'ar');
}
