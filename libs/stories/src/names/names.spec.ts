import { findPlaces, isDemonym } from './find-places.js';
import { nameSkeleton } from './name-skeleton.js';

describe('nameSkeleton', () => {
  it.each([
    ['haftar', 'хафтар', 'حفتر', 'hafter'],
    ['putin', 'путин', 'بوتين', 'poutine'],
    ['lavrov', 'лавров', 'لافروف', 'lawrow'],
    ['erdogan', 'эрдоган', 'اردوغان', 'erdogan'],
    ['zelensky', 'зеленский', 'زيلينسكي', 'selenskyj'],
    ['netanyahu', 'нетаньяху', 'نتنياهو', 'netanyahou'],
    ['sarraj', 'саррадж', 'السراج', 'sarradsch'],
    ['macron', 'макрон', 'ماكرون', 'macron'],
    ['merkel', 'меркель', 'ميركل', 'merkel'],
    ['trump', 'трамп', 'ترامب', 'trump'],
    ['zamfara', 'замфара', 'زمفره', 'zamfara'],
    ['jeddah', 'джидда', 'جده', 'jidda'],
  ])('is one for %s, %s, %s and %s', (...spellings) => {
    expect(new Set(spellings.map(nameSkeleton))).toEqual(new Set([nameSkeleton(spellings[0])]));
  });

  it('differs between names', () => {
    const names = ['haftar', 'putin', 'lavrov', 'erdogan', 'zelensky', 'netanyahu', 'sarraj', 'macron', 'merkel', 'trump', 'biden', 'burhan', 'assad', 'maduro']; // prettier-ignore
    expect(new Set(names.map(nameSkeleton)).size).toBe(names.length);
  });
});

describe('findPlaces', () => {
  const keys = (text: string, language: string) => findPlaces(text, language).map(({ key }) => key);

  it.each([
    ['en', 'Haftar leaves Moscow without signing', 'moscow'],
    ['de', 'Haftar verlässt Moskau ohne Unterschrift', 'moscow'],
    ['fr', 'Haftar quitte Moscou sans signer', 'moscow'],
    ['es', 'Haftar abandona Moscú sin firmar', 'moscow'],
    ['ru', 'Хафтар уехал из Москвы', 'moscow'],
    ['ru', 'Переговоры в Москве', 'moscow'],
    ['ru', 'Землетрясение в Турции', 'turkey'],
    ['ru', 'США ввели санкции', 'united states'],
    ['ru', 'Взрыв в Киеве', 'kyiv'],
    ['ru', 'Поезд из Харькова', 'kharkiv'],
    ['ru', 'Переговоры в Саудовской Аравии', 'saudi arabia'],
    ['ru', 'Выборы в Южной Корее', 'south korea'],
    ['ru', 'Выборы в Молдавии', 'moldova'],
    ['ru', 'Приговор Ян Ки Тхэ', ''],
    ['ru', 'Газ подорожал', ''],
    ['ru', 'Удар по Газе', 'gaza'],
    ['de', 'Wahl in den Vereinigten Staaten', 'united states'],
    ['ar', 'حفتر يغادر موسكو دون توقيع', 'moscow'],
    ['ar', 'زلزال في تركيا', 'turkey'],
    ['ar', 'الحرب في السودان', 'sudan'],
    ['zh', '土耳其发生地震', 'turkey'],
    ['zh', '哈夫塔尔离开莫斯科', 'moscow'],
    ['ja', 'トルコで地震', 'turkey'],
    ['tr', 'Lavrov Ankara’da', 'ankara'],
    ['en', 'The United States and South Korea agree', 'united states,south korea'],
    ['en', 'US strikes Houthi sites in Yemen', 'united states,yemen'],
    ['de', 'Erdbeben in der Türkei', 'turkey'],
    ['en', 'New Delhi chokes', 'delhi'],
    ['en', 'Quake in the Democratic Republic of Congo', 'democratic republic of congo'],
    ['en', 'He told us that china is fragile', ''],
    ['en', 'Jordan Henderson scores', ''],
  ])('%s: %s', (language, text, expected) => {
    expect(keys(text, language).join(',')).toBe(expected);
  });

  it('knows what belongs to a country from its name', () => {
    expect(['libyan', 'russian', 'sudanese', 'british', 'libysche', 'turkish'].every(isDemonym)).toBe(true);
    expect(['haftar', 'minister', 'macron', 'police'].some(isDemonym)).toBe(false);
  });
});
