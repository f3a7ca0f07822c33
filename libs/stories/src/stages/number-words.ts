/** Numbers in words up to a thousand million, folded, by ISO 639-1 code. Oblique cases where a count stands in them. */
const NUMBER_WORDS: Readonly<Record<string, string>> = {
  en: `one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
    fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50
    sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000 million=1000000 dozen=12`,
  de: `ein=1 eine=1 einen=1 einem=1 einer=1 zwei=2 drei=3 vier=4 funf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11
    zwolf=12 dreizehn=13 vierzehn=14 funfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20
    dreissig=30 vierzig=40 funfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert=100 tausend=1000
    million=1000000 millionen=1000000 dutzend=12`,
  fr: `un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13
    quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 cents=100
    mille=1000 million=1000000 millions=1000000 douzaine=12 dizaine=10`,
  es: `un=1 una=1 uno=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13
    catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiun=21 veintidos=22
    veintitres=23 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100
    doscientos=200 trescientos=300 mil=1000 millon=1000000 millones=1000000 docena=12 decena=10`,
  ru: `один=1 одна=1 одного=1 два=2 две=2 двух=2 двое=2 двоих=2 три=3 трех=3 трое=3 троих=3 четыре=4 четырех=4
    четверо=4 четверых=4 пять=5 пяти=5 пятеро=5 пятерых=5 шесть=6 шести=6 шестеро=6 семь=7 семи=7 семеро=7 восемь=8
    восьми=8 девять=9 девяти=9 десять=10 десяти=10 одиннадцать=11 двенадцать=12 двенадцати=12 тринадцать=13
    четырнадцать=14 пятнадцать=15 двадцать=20 двадцати=20 тридцать=30 сорок=40 пятьдесят=50 сто=100 ста=100 тысяча=1000
    тысячи=1000 тысяч=1000 тыс=1000 миллион=1000000 миллиона=1000000 млн=1000000`,
  ar: `واحد=1 اثنان=2 اثنين=2 ثلاثه=3 ثلاث=3 اربعه=4 اربع=4 خمسه=5 خمس=5 سته=6 ست=6 سبعه=7 سبع=7 ثمانيه=8 ثماني=8
    تسعه=9 تسع=9 عشره=10 عشر=10 عشرين=20 عشرون=20 ثلاثين=30 ثلاثون=30 مئه=100 مائه=100 الف=1000 الاف=1000
    مليون=1000000`,
  tr: `bir=1 iki=2 uc=3 dort=4 bes=5 alti=6 yedi=7 sekiz=8 dokuz=9 on=10 yirmi=20 otuz=30 kirk=40 elli=50 altmis=60
    yetmis=70 seksen=80 doksan=90 yuz=100 bin=1000 milyon=1000000`,
};

const read = (table: string) =>
  new Map(
    table
      .trim()
      .split(/\s+/u)
      .map((entry) => splitEntry(entry)),
  );
const splitEntry = (entry: string): [string, number] => {
  const at = entry.indexOf('=');
  return [entry.slice(0, at), Number(entry.slice(at + 1))];
};
const TABLES = new Map(Object.entries(NUMBER_WORDS).map(([language, table]) => [language, read(table)]));
/** German tens and what stands before them in one word: einundzwanzig. */
const GERMAN_COMPOUND = /^(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und(\p{L}+ig)$/u;

/** The number that a folded word is in this language, or null. */
export function numberOfWord(folded: string, language: string): number | null {
  const table = TABLES.get(language);
  const known = table?.get(folded);
  if (known !== undefined) return known;
  const compound = language === 'de' ? GERMAN_COMPOUND.exec(folded) : null;
  if (compound === null) return null;
  const [units, tens] = [table!.get(compound[1]!), table!.get(compound[2]!)];
  return units === undefined || tens === undefined ? null : units + tens;
}

/** Adds the next word of a number: twenty + three, two × hundred, 1.2 × million. @returns null where it is a number of its own */
export function combineNumbers(before: number, next: number): number | null {
  if (next >= 100 || (next === 12 && before < 10)) return next > before ? before * next : null;
  const room = before % 100 === 0 && before >= 100 ? 100 : before % 10 === 0 && before >= 20 ? 10 : 0;
  return next < room ? before + next : null;
}

/** Languages whose numbers are written 1,200.5; all others write 1.200,5 or 1 200,5. */
const POINT_LANGUAGES = new Set(['en', 'ar', 'zh', 'ja', 'ko', 'he', 'th', '']);

/** The value of a number in digits as a language writes it, or null for what is none (a time, a date). */
export function numberOfDigits(written: string, language: string): number | null {
  const point = POINT_LANGUAGES.has(language);
  const plain = written.replace(/[\s\u00a0\u202f'’]/gu, '');
  const groups = point ? /^\d{1,3}(?:,\d{3})+(?=\.|$)/u : /^\d{1,3}(?:\.\d{3})+(?=,|$)/u;
  const grouped = plain.replace(groups, (whole) => whole.replace(/[.,]/gu, ''));
  return /^\d+(?:[.,]\d+)?$/u.test(grouped) ? Number(grouped.replace(',', '.')) : null;
}
