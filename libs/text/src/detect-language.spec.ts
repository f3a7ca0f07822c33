import { detectLanguage, languageOf } from './detect-language.js';

describe('detectLanguage', () => {
  it.each([
    ['en', 'The central bank left interest rates unchanged on Thursday'],
    ['de', 'Die Notenbank lässt die Leitzinsen am Donnerstag unverändert'],
    ['fr', 'La banque centrale a laissé ses taux directeurs inchangés jeudi'],
    ['ru', 'Центральный банк в четверг оставил процентную ставку без изменений'],
    ['ar', 'أبقى البنك المركزي أسعار الفائدة دون تغيير يوم الخميس الماضي'],
    [
      'ja',
      '中央銀行は木曜日に政策金利を据え置くことを決定したと発表しました。市場はこの決定を予想していました',
    ],
  ])('knows %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each(['', 'Die Wahl', '1234567890 1234567890 1234567890 1234567890 1234567890'])(
    'says nothing of "%s": under 40 letters',
    (text) => {
      expect(detectLanguage(text)).toBe('');
    },
  );
});

describe('languageOf', () => {
  const story = {
    title: 'Die Notenbank',
    summary: 'lässt die Leitzinsen am Donnerstag unverändert',
    body: '',
  };

  it('believes the story', () => {
    expect(languageOf({ ...story, language: 'nl' })).toBe('nl');
  });

  it('detects nothing where the language is known to be unknown', () => {
    expect(languageOf({ ...story, language: '' })).toBe('');
  });

  it('reads all fields together where nothing is said', () => {
    expect(languageOf(story)).toBe('de');
  });
});
