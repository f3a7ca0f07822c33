import { BACKGROUND, OTHERS, TALKS } from './haftar.fixture.js';
import type { ThreadStory } from './story-features.js';
import { ThreadIndex } from './thread-index.js';

const at = '2020-01-14T10:00:00.000Z';
const story = (language: string, title: string, summary = '', published = at): ThreadStory => ({
  id: `${language} ${title}`,
  title,
  summary,
  body: '',
  language,
  published,
});
const held = (stories: readonly ThreadStory[]) => {
  const index = new ThreadIndex();
  for (const each of stories) index.add(each, each.id);
  return index;
};
const joins = (told: ThreadStory, next: ThreadStory) => held([told]).place(next).kind === 'joins';

const HAFTAR = TALKS[0]!;
const QUAKE = story(
  'en',
  'Magnitude 6.1 earthquake strikes Turkey',
  'A quake of magnitude 6.1 struck Turkey near Izmir.',
);
const BLAST = story(
  'en',
  'Blast in Kabul kills 12',
  'A bomb killed 12 people and injured 30 near a bank in Kabul.',
);

const FLOOD = story(
  'en',
  'Floods in Nairobi kill 42',
  'Flash floods killed 42 people in the Kenyan capital Nairobi after a night of rain, the Red Cross said.',
);
const VISIT = story(
  'en',
  'Lavrov arrives in Ankara for talks',
  'Russian Foreign Minister Sergei Lavrov arrived in Ankara on Tuesday for talks with his Turkish counterpart.',
);

const ENVOY = story(
  'en',
  'Syrian President Sharaa meets Saudi envoy in Damascus',
  'President Ahmed al-Sharaa met General Khalid bin Saud in Damascus on Tuesday.',
);
const RATE = story(
  'en',
  'Norway cuts interest rate by 0.25 points to 4.25%',
  'The central bank, Norges Bank, cut its key rate to 4.25% from 4.5%, as few had expected.',
);
const GROWTH = story(
  'en',
  'Economy of Norway grows by 0.5%',
  'The economy grew by 0.5% in spring, officials in Oslo said.',
);
const FINAL = story(
  'en',
  'Ajax beat Feyenoord 3-1 to win cup',
  'Brian Brobbey scored twice as Ajax beat Feyenoord 3-1 in the cup final at De Kuip.',
);
const ENDSPIEL = story(
  'de',
  'Ajax gewinnt Pokal 3:1 gegen Feyenoord',
  'Brian Brobbey traf im Endspiel im Stadion De Kuip zweimal für Ajax, Feyenoord verlor.',
);

describe('reports in other languages', () => {
  it('are none where a language is not known: words alone tell', () => {
    const advisers = BACKGROUND.find(({ title }) => title === 'Turkey sends military advisers to Libya')!;
    const { title, summary, body } = HAFTAR;
    const talks = story('', title, `${summary} ${body}`, advisers.published);
    expect(joins(advisers, talks)).toBe(false);
    expect(joins(talks, advisers)).toBe(false);
  });

  it.each<[ThreadStory, string, string, string]>([
    [
      HAFTAR,
      'de',
      'Haftar verlässt Moskau ohne Unterschrift',
      'General Chalifa Haftar hat Moskau verlassen.',
    ],
    [HAFTAR, 'fr', 'Le maréchal Haftar quitte Moscou sans signer', ''],
    [HAFTAR, 'es', 'El general Haftar abandona Moscú sin firmar', ''],
    [HAFTAR, 'ru', 'Маршал Хафтар покинул Москву без подписи', ''],
    [HAFTAR, 'ar', 'المشير حفتر يغادر موسكو دون توقيع', 'غادر خليفة حفتر العاصمة الروسية موسكو'],
    [QUAKE, 'de', 'Erdbeben der Stärke 6,1 in der Türkei', ''],
    [QUAKE, 'fr', 'Séisme de magnitude 6,1 en Turquie', ''],
    [QUAKE, 'ru', 'Землетрясение магнитудой 6,1 в Турции', ''],
    [BLAST, 'de', 'Zwölf Tote bei Anschlag in Kabul', ''],
    [BLAST, 'fr', 'Un attentat à Kaboul fait 12 morts', ''],
    [BLAST, 'es', 'Atentado en Kabul: al menos 12 muertos', ''],
    [BLAST, 'ru', 'Взрыв в Кабуле: погибли 12 человек', ''],
    [BLAST, 'ar', 'مقتل 12 شخصا في انفجار في كابول', ''],
    [BLAST, 'zh', '喀布尔爆炸造成12人死亡', ''],
    [BLAST, 'tr', 'Kabil’de patlama: 12 ölü', ''],
    [FLOOD, 'de', 'Überschwemmungen in Nairobi: 42 Tote', ''],
    [FLOOD, 'fr', 'Inondations à Nairobi : 42 morts', ''],
    [FLOOD, 'es', 'Inundaciones en Nairobi dejan 42 muertos', ''],
    [FLOOD, 'ru', 'Наводнение в Найроби: погибли 42 человека', ''],
    [FLOOD, 'ar', 'مقتل 42 شخصا في فيضانات نيروبي', ''],
    [VISIT, 'de', 'Lawrow zu Gesprächen in Ankara eingetroffen', ''],
    [VISIT, 'fr', 'Lavrov à Ankara pour des entretiens', ''],
    [VISIT, 'es', 'Lavrov llega a Ankara para dialogar', ''],
    [VISIT, 'ru', 'Лавров прибыл в Анкару', ''],
    [VISIT, 'tr', 'Lavrov Ankara’da', ''],
    [RATE, 'de', 'Norges Bank senkt Leitzins in Norwegen auf 4,25 Prozent', ''],
    [RATE, 'ru', 'Норвегия: Norges Bank снизил ставку до 4,25%', ''],
    [
      ENVOY,
      'de',
      'Scharaa empfängt saudischen Gesandten in Damaskus',
      'Präsident Ahmed al-Scharaa traf General Chalid bin Saud.',
    ],
    [VISIT, 'ar', 'لافروف يصل إلى أنقرة', 'وصل وزير الخارجية سيرغي لافروف إلى أنقرة'],
  ])('join by names, numbers and place (case %#)', (told, language, title, summary) => {
    expect([title, joins(told, story(language, title, summary))]).toEqual([title, true]);
  });

  it.each<[string, ThreadStory, string, string, string]>([
    ['another place', BLAST, 'de', 'Zwölf Tote bei Anschlag in Bagdad', ''],
    ['another toll', BLAST, 'fr', 'Un attentat à Kaboul fait 45 morts', ''],
    ['the place alone', BLAST, 'es', 'Kabul celebra la fiesta del fin de Ramadán', ''],
    ['the number alone', BLAST, 'ru', 'В Берлине погибли 12 человек', ''],
    ['another magnitude', QUAKE, 'ru', 'Землетрясение магнитудой 5,2 в Турции', ''],
    ['the country alone', QUAKE, 'de', 'Türkei wählt neues Parlament', ''],
    ['another person in that city', HAFTAR, 'ru', 'Генерал Бурхан покинул Москву', ''],
    ['the person in another city', HAFTAR, 'fr', 'Haftar arrive à Berlin', ''],
    ['another toll in another tongue', FLOOD, 'tr', 'Nairobi’de sel: 7 ölü', ''],
    ['another guest', VISIT, 'de', 'Blinken in Ankara eingetroffen', ''],
    ['another host', VISIT, 'ru', 'Лавров прибыл в Каир', ''],
    ['another city of the country', BLAST, 'ar', 'مقتل 12 شخصا في انفجار في قندهار', ''],
    ['the rate alone', RATE, 'de', 'Arbeitslosigkeit in Norwegen bei 4,25 Prozent', ''],
    ['another rate', RATE, 'de', 'Norges Bank: Inflation in Norwegen bei 2,35 Prozent', ''],
    ['half a percent', GROWTH, 'de', 'Börse von Oslo in Norwegen verliert 0,5 Prozent', ''],
    ['the office alone', ENVOY, 'de', 'Präsident des Roten Kreuzes besucht Damaskus', ''],
    ['the rank alone', ENVOY, 'ru', 'Генерал ООН прибыл в Дамаск', ''],
    ['a country and no number', QUAKE, 'zh', '土耳其举行选举', ''],
  ])('stay apart by %s', (_name, told, language, title, summary) => {
    expect(joins(told, story(language, title, summary))).toBe(false);
  });

  it.each<[string, ThreadStory, ThreadStory, boolean]>([
    ['join by names that they write alike, where no place is known', FINAL, ENDSPIEL, true],
    ['join so whichever comes first', ENDSPIEL, FINAL, true],
    [
      'stay apart by the names alone: the same actors are in several events a day',
      FINAL,
      story(
        'de',
        'Ajax-Star Brian Brobbey verletzt',
        'Brian Brobbey von Ajax hat sich in De Kuip gegen Feyenoord verletzt.',
      ),
      false,
    ],
    [
      'stay apart by a name or two',
      FINAL,
      story('de', 'Ajax verpflichtet Torwart', 'Ajax holt einen Torwart von Feyenoord.'),
      false,
    ],
    [
      'stay apart by one person’s rank and name',
      story(
        'en',
        'General Pavel Krug visits troops',
        'General Pavel Krug handed out medals on a visit to troops.',
      ),
      story('de', 'General Pavel Krug verkauft Villa', 'General Pavel Krug hat seine Villa verkauft.'),
      false,
    ],
    [
      'stay apart by the names of another day',
      FINAL,
      { ...ENDSPIEL, published: '2020-01-15T10:00:00.000Z' },
      false,
    ],
    [
      'stay apart by their cities, whatever the names',
      { ...FINAL, title: `${FINAL.title} in London` },
      { ...ENDSPIEL, title: `${ENDSPIEL.title} in Madrid` },
      false,
    ],
  ])('%s', (_name, told, next, joined) => {
    const index = new ThreadIndex();
    for (const each of BACKGROUND) index.learn(each);
    index.add(told, 'told');
    expect(index.place(next).kind === 'joins').toBe(joined);
  });

  it('that stood alone are brought along by a report that shows their event to be told', () => {
    const index = new ThreadIndex();
    for (const each of BACKGROUND) index.learn(each);
    index.add(
      story('en', 'Ajax win Dutch cup final', 'Ajax won the cup, the eighth of their coach.'),
      'told',
    );
    expect(index.place(ENDSPIEL).kind).toBe('starts');
    index.add(ENDSPIEL, 'alone');
    expect(index.place(FINAL)).toMatchObject({
      kind: 'joins',
      threadId: 'told',
      why: { kind: 'alike', brings: ['alone'] },
    });
  });

  it('start a thread of their own where two could be meant', () => {
    const index = held([BLAST, { ...BLAST, id: 'other' }]);
    expect(index.place(story('de', 'Zwölf Tote bei Anschlag in Kabul')).kind).toBe('starts');
  });

  it('start a thread of their own on the day after', () => {
    const late = story('de', 'Zwölf Tote bei Anschlag in Kabul', '', '2020-01-15T10:00:00.000Z');
    expect(joins(BLAST, late)).toBe(false);
  });

  it('do not keep those of the thread’s first language out', () => {
    const index = new ThreadIndex();
    for (const each of OTHERS) index.add(each, each.id);
    index.add(HAFTAR, 'talks');
    for (const [language, title] of [
      ['de', 'Haftar verlässt Moskau'],
      ['ru', 'Хафтар покинул Москву'],
    ] as const) {
      index.add(story(language, title), 'talks');
    }
    expect(index.place(TALKS[1]!)).toMatchObject({
      kind: 'joins',
      threadId: 'talks',
      why: { kind: 'alike' },
    });
  });
});
