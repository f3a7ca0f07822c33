import type { NoticeCandidate } from '@app/ports';
import { findTarget, type Notice } from './find-target.js';

const candidate = (id: string, patch: Partial<NoticeCandidate> = {}): NoticeCandidate => ({
  id,
  wire: 'afp',
  titles: [`Another story, number ${id}`],
  url: `https://wire.example/a-${id}`,
  itemId: `urn:wire:${id}`,
  slug: '',
  published: '2020-01-14T09:00:00Z',
  ...patch,
});
const notice = (title: string, text = '', patch: Partial<Notice> = {}): Notice => ({
  wire: 'afp',
  title,
  text,
  published: '2020-01-14T10:00:00Z',
  form: 'surely',
  ...patch,
});
const haftar = candidate('9', {
  titles: ['Libya’s Haftar leaves Moscow without signing'],
  itemId: 'urn:afp:2020:afp157',
});
const others = [candidate('1'), candidate('2'), candidate('3')];
const all = [...others, haftar];

describe('findTarget', () => {
  it.each([
    [
      'number and headline',
      notice("Please kill item afp 157 'Libya's Haftar leaves Moscow without signing'"),
      ['number', 'headline'],
    ],
    ['the number alone', notice('Please kill item afp 157'), ['number']],
    [
      'the headline alone',
      notice('KILL', 'Kill the story “Libya’s Haftar leaves Moscow without signing”.'),
      ['headline'],
    ],
    ['its own repeated headline', notice('Libya’s Haftar leaves Moscow without signing'), ['headline']],
    ['the link', notice('Please withdraw', 'See https://wire.example/a-9.'), ['link']],
    ['a link of the other scheme', notice('Please withdraw http://www.wire.example/a-9/'), ['link']],
    [
      'the headline quoted with its tags',
      notice('Please kill "URGENT - Libya’s Haftar leaves Moscow without signing"'),
      ['headline'],
    ],
    ['a headline cut short', notice('Please kill “Libya’s Haftar leaves Moscow…”'), ['headline']],
    [
      'a headline in marks of another language',
      notice('记事「Libya’s Haftar leaves Moscow without signing」を取り消します'),
      ['headline'],
    ],
    ['the id', notice('Please withdraw urn:afp:2020:afp157'), ['id', 'number']],
  ])('finds the story by %s', (_name, asked, by) => {
    const target = findTarget(asked, all);
    expect(target).toMatchObject({ kind: 'found', id: '9' });
    expect(target.kind === 'found' && by.every((sign) => target.by.includes(sign as never))).toBe(true);
  });

  it.each([
    'Bitte die Meldung dpa 157 nicht verwenden',
    'Prière d’annuler la dépêche AFP157',
    'Rogamos anulen la noticia número 157',
    'Просьба аннулировать сообщение № 157',
    'يرجى إلغاء الخبر رقم 157',
    'Lütfen 157 numaralı haberi iptal ediniz',
    '请撤销157号稿件',
  ])('finds it by its number in the words of other languages: %s', (title) => {
    expect(findTarget(notice(title), all)).toMatchObject({ kind: 'found', id: '9', by: ['number'] });
  });

  it('takes no number in a corrected story for that of another', () => {
    const told = notice('No. 157 wins the race', '', { form: 'perhaps' });
    expect(findTarget(told, all)).toEqual({ kind: 'unclear', candidates: [] });
  });

  it('finds it by a headline that it had before', () => {
    const renamed = { ...haftar, titles: ['Haftar leaves Moscow', ...haftar.titles] };
    const asked = notice("Please kill 'Libya’s Haftar leaves Moscow without signing'");
    expect(findTarget(asked, [...others, renamed])).toMatchObject({ kind: 'found', id: '9' });
  });

  it('finds it by its slug', () => {
    const asked = notice('Please hold BC-ML--Libya-Haftar');
    expect(findTarget(asked, [...others, { ...haftar, slug: 'BC-ML--Libya-Haftar' }])).toMatchObject({
      id: '9',
    });
  });

  it('takes no id for another that begins alike', () => {
    const asked = notice('Please withdraw urn:wire:story-15');
    const [one, other] = [
      candidate('a', { itemId: 'urn:wire:story-1' }),
      candidate('b', { itemId: 'urn:wire:story-15' }),
    ];
    expect(findTarget(asked, [one, other])).toMatchObject({ kind: 'found', id: 'b' });
  });

  it('asks the desk when no story is named, or one that nobody has', () => {
    expect(findTarget(notice('Please kill our last item'), all)).toEqual({ kind: 'unclear', candidates: [] });
    expect(findTarget(notice('Please kill item afp 158'), all)).toEqual({ kind: 'unclear', candidates: [] });
  });

  it('asks the desk which of several is meant', () => {
    const twin = { ...haftar, id: '10', url: 'https://wire.example/a-10', itemId: 'urn:afp:2020:afp160' };
    const asked = notice("Please kill 'Libya’s Haftar leaves Moscow without signing'");
    expect(findTarget(asked, [...all, twin])).toEqual({ kind: 'unclear', candidates: ['9', '10'] });
  });

  it('asks the desk when number and headline point to two stories', () => {
    const other = candidate('11', { itemId: 'urn:afp:2020:afp158' });
    const asked = notice("Please kill item afp 158 'Libya’s Haftar leaves Moscow without signing'");
    expect(findTarget(asked, [...all, other])).toMatchObject({ kind: 'unclear' });
  });

  it('leaves the stories of other wires alone, those of over 7 days ago and those that came later', () => {
    const asked = notice('Please kill item afp 157');
    expect(findTarget(asked, [{ ...haftar, wire: 'dpa' }])).toMatchObject({ kind: 'unclear' });
    expect(findTarget(asked, [{ ...haftar, published: '2020-01-07T09:00:00Z' }])).toMatchObject({
      kind: 'unclear',
    });
    expect(findTarget(asked, [{ ...haftar, published: '2020-01-14T11:00:00Z' }])).toMatchObject({
      kind: 'unclear',
    });
  });
});
