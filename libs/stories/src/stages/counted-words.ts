import type { Counted } from '@app/contracts';

/** What one language says of people who are counted: patterns of whole folded words. */
export interface CountedWords {
  readonly cues: readonly (readonly [Counted, RegExp])[];
  /** May stand between a verb and its number: killed AT LEAST 12, toll rises TO 31. */
  readonly between: RegExp;
  /** Ends what a number can belong to: and, but, after, in. */
  readonly stops: RegExp;
  /** After a number: it measures something else. */
  readonly units: RegExp;
  /** There was none, or it only might be. */
  readonly not: RegExp;
  /** "from 12 to 31", "9 to 12". */
  readonly from: RegExp;
  readonly to: RegExp;
  /** Joins two counts of the same: "two soldiers and three civilians were killed". */
  readonly and: RegExp;
  /** "between 9 and 12". */
  readonly within: RegExp;
}

const whole = (words: string) => new RegExp(`^(?:${words.trim().replace(/\s+/gu, '|')})$`, 'u');

function language(
  words: Readonly<Record<'between' | 'stops' | 'units' | 'not' | 'from' | 'to' | 'and' | 'within', string>>,
  cues: Readonly<Partial<Record<Counted, string>>>,
): CountedWords {
  return {
    cues: Object.entries(cues).map(([what, pattern]) => [what as Counted, whole(pattern)] as const),
    between: whole(words.between),
    stops: whole(words.stops),
    units: whole(words.units),
    not: whole(words.not),
    from: whole(words.from),
    to: whole(words.to),
    and: whole(words.and),
    within: whole(words.within),
  };
}

const EN = language(
  {
    between: `at least more than over up to about around some nearly almost roughly another an estimated as many the a
      total of rises rose risen climbs climbed jumps jumped hits reaches reached stands now to by from is was has have other`,
    stops: `and but while after before as when where since during who whose including with from`,
    units: `years? year days? hours? minutes? weeks? months? percent cent km kilometers? kilometres? miles? meters? metres?
      dollars? euros? pounds? times? th st nd rd am pm gmt barrels? tons? tonnes? degrees? seats? points? votes? goals?
      houses? homes? buildings? cars? vehicles? billion old countries cities towns villages provinces attacks? rockets?`,
    not: `no none nobody without never could may might would not threatens? if attempted`,
    from: 'from',
    to: 'to or',
    and: 'and',
    within: 'between',
  },
  {
    dead: `dead die dies died deaths? fatalit(?:y|ies) kill killed kills killing slain toll perished murdered`,
    injured: `injured injur(?:es|ing|ies) wounded wounds wounding hurt`,
    missing: `missing unaccounted`,
    evacuated: `evacuat(?:ed|es|e|ing|ions?)`,
    displaced: `displac(?:ed|es|e|ing) homeless fled flee`,
    arrested: `arrest(?:ed|s|ing)? detain(?:ed|s|ing)? detentions?`,
    hostages: `hostages? abducted kidnap(?:ped|s)? captives?`,
  },
);
const DE = language(
  {
    between: `mindestens mehr als uber bis zu rund etwa fast knapp ungefahr weitere insgesamt auf die der den um steigt
      stieg gestiegen erhoht sich`,
    stops: `und aber wahrend nach vor bei als wo seit darunter sowie wie`,
    units: `jahren? jahre tage tagen stunden minuten wochen monate monaten prozent km kilometer meter euro dollar uhr mal
      grad milliarden jahrige jahriger jahrigen hauser autos`,
    not: `keine? keinen keiner niemand konnten? mogliche nicht`,
    from: 'von',
    to: 'bis auf oder',
    and: 'und',
    within: 'zwischen',
  },
  {
    dead: `tot tote[nrs]? getotet[en]* totet[en]* gestorben starben stirbt sterben starb todesopfer[n]? todesfalle[n]? ums
      umgekommen ermordet`,
    injured: `verletz(?:te[nr]?|t|ten|ungen) verwundet[en]*`,
    missing: `vermiss(?:te[nr]?|t)`,
    evacuated: `evakuiert[en]* evakuierung`,
    displaced: `obdachlos[e]? vertrieben[en]* fluchteten? geflohen`,
    arrested: `festgenommen[e]?[n]? festnahmen? verhaftet[en]* verhaftungen`,
    hostages: `geiseln? entfuhrt[en]*`,
  },
);
const FR = language(
  {
    between: `au moins plus de environ pres quelque jusqu a une un autres le bilan passe s eleve monte est les la`,
    stops: `et mais apres avant dans lors depuis dont quand ou selon`,
    units: `ans? jours? heures? minutes? semaines? mois pour km kilometres? metres? euros? dollars? fois degres milliards?
      maisons voitures`,
    not: `aucun aucune personne sans pourrait pourraient ne pas`,
    from: 'de',
    to: 'a ou',
    and: 'et',
    within: 'entre',
  },
  {
    dead: `morts? mortes? tu(?:e|es|ee|ees|ant|ent) deced(?:e|es|ee|ees) deces meurent meurt victimes peri`,
    injured: `bless(?:e|es|ee|ees|ant|ent)`,
    missing: `disparus? disparues?`,
    evacuated: `evacu(?:e|es|ee|ees|ations?)`,
    displaced: `deplac(?:e|es|ees) sinistr(?:e|es)`,
    arrested: `arret(?:e|es|ee|ees) interpell(?:e|es|ee|ees|ations?) arrestations?`,
    hostages: `otages? enlevee?s? kidnappee?s?`,
  },
);
const ES = language(
  {
    between: `al menos mas de unos unas alrededor casi cerca otros otras a se eleva sube asciende ya son los las el la`,
    stops: `y e pero tras despues antes durante desde cuando segun`,
    units: `anos? dias? horas? minutos? semanas? mes meses por km kilometros? metros? euros? dolares veces grados casas
      vehiculos`,
    not: `ningun ninguna ninguno nadie sin podria podrian no`,
    from: 'de',
    to: 'a o',
    and: 'y e',
    within: 'entre',
  },
  {
    dead: `muert[oa]s? mata mato matan mataron matar murieron muere mueren murio fallecid[oa]s? fallecieron fallecen
      asesinad[oa]s? victimas?`,
    injured: `herid[oa]s? lesionad[oa]s?`,
    missing: `desaparecid[oa]s?`,
    evacuated: `evacuad[oa]s? evacuan`,
    displaced: `desplazad[oa]s? damnificad[oa]s?`,
    arrested: `detenid[oa]s? arrestad[oa]s? detienen detenciones`,
    hostages: `rehenes rehen secuestrad[oa]s?`,
  },
);
const RU = language(
  {
    between: `как минимум не менее более свыше около почти до еще по меньшей мере уже выросло возросло увеличилось
      достигло число`,
    stops: `и а но после при в на во до когда среди из под`,
    units: `лет года? годов дней дня час(?:а|ов)? минут[аы]? недел[ьяи] месяц(?:а|ев)? процент(?:а|ов)? км километр(?:а|ов)?
      метр(?:а|ов)? рублей долларов евро раз градусов млрд домов машин`,
    not: `нет никто без мог могли ни`,
    from: 'с от',
    to: 'до или',
    and: 'и',
    within: 'между',
  },
  {
    dead: `погиб(?:ли|ла|ло|ших|шие|ший|шего|нет|нут)? убит[ыоа]?й? убитых убил[аи]? умер(?:ли|ла|ших)? скончал(?:ись|ся|ась)
      жертв(?:ами|ы|а)? мертв(?:ы|ых)`,
    injured: `ранен(?:ы|о|ых|ные|а|ия|ий)? раненых пострада(?:ли|л|ло|вших|вшие|ла)`,
    missing: `пропал(?:и|о)? пропавших пропавшими`,
    evacuated: `эвакуирова(?:ны|но|нных|ли|н)`,
    displaced: `переселен(?:ы|о)? беженцев`,
    arrested: `задержан(?:ы|о|ных)? задержал[и]? арестован(?:ы|о|ных)?`,
    hostages: `заложник(?:ов|и|ами)? похищен(?:ы|о|ных)?`,
  },
);
const AR = language(
  {
    between: `ما لا يقل عن اكثر من نحو حوالي الي علي الاقل ارتفاع حصيله عدد`,
    stops: `و في بعد قبل خلال من بينهم بينما اثر`,
    units: `عام عاما سنه سنوات يوم يوما ايام ساعه ساعات دقيقه بالمئه كيلومتر كيلومترا متر دولار مره درجه درجات`,
    not: `لا لم دون بدون قد`,
    from: 'من',
    to: 'الي او',
    and: 'و',
    within: 'بين',
  },
  {
    dead: `(?:ال)?قتيلا? (?:ال)?قتلي (?:ال)?قتيل(?:ا|ين|ان)? مقتل قتل(?:وا|ت)? يقتل وفاه (?:ال)?وفيات توفي (?:ال)?ضحايا مصرع مصرعهم
      استشهاد استشهد (?:ال)?شهداء شهيدا?`,
    injured: `جريحا? (?:ال)?جرحي اصاب(?:ه|ات) اصيب(?:وا)? (?:ال)?مصابين? (?:ال)?مصابون`,
    missing: `(?:ال)?مفقود(?:ا|ين|ون)? فقدان`,
    evacuated: `اجلاء`,
    displaced: `(?:ال)?نازح(?:ا|ين|ون)? نزوح`,
    arrested: `اعتقال اعتقل(?:ت)? توقيف القبض`,
    hostages: `(?:ال)?رهينه (?:ال)?رهائن خطف اختطاف (?:ال)?مختطف(?:ه|ين|ون|ات)?`,
  },
);

const TR = language(
  {
    between: `en az fazla yaklasik kadar kisi kisinin kisiden asker sivil cocuk isci yolcu toplam daha`,
    stops: `ve ama fakat sonra once iken sirasinda`,
    units: `yil yasinda yasindaki gun saat dakika hafta ay yuzde km kilometre metre euro dolar lira kez derece milyar ev arac`,
    not: `yok olmadi olmadan degil olabilir`,
    from: `den dan`,
    to: `ile veya`,
    and: `ve`,
    within: `arasinda`,
  },
  {
    dead: `olu olum oluler olen olenlerin olduruldu oldurdu hayatini can kaybi`,
    injured: `yarali yaralandi yaralilar yaralanan`,
    missing: `kayip kayiplar`,
    evacuated: `tahliye`,
    displaced: `evsiz yerinden`,
    arrested: `gozaltina tutuklandi gozalti`,
    hostages: `rehine rehin kacirildi`,
  },
);

/** By ISO 639-1 code; what has none is read as English. */
export const COUNTED_WORDS: Readonly<Record<string, CountedWords>> = {
  en: EN,
  de: DE,
  fr: FR,
  es: ES,
  ru: RU,
  ar: AR,
  tr: TR,
};
