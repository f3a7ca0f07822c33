import type { CorrectedText, NoticeCandidate } from '@app/ports';
import { findCorrected, likestHeadlines, type Correction } from './find-corrected.js';

const TEXT =
  'Khalifa Haftar left Moscow on Tuesday without signing a ceasefire agreement, the Russian foreign ministry said. ' +
  'He had asked for two more days to study the text, which his rival Fayez al-Sarraj had signed the evening before.';

interface Known extends Partial<NoticeCandidate>, Partial<CorrectedText> {}

const HAFTAR = { titles: ['Haftar leaves Moscow without signing ceasefire'], text: TEXT };

function find(told: Partial<Correction>, known: Readonly<Record<string, Known>>) {
  const correction = {
    wire: 'reuters',
    title: 'Haftar leaves Moscow without signing ceasefire deal',
    text: TEXT,
    tags: ['CORRECTED'],
    published: '2020-01-14T10:00:00Z',
    ...told,
  };
  const candidates = Object.entries(known).map(
    ([id, { text: _, tags: __, repeats: ___, ...patch }]): NoticeCandidate => ({
      id,
      wire: 'reuters',
      titles: [],
      url: '',
      itemId: id,
      slug: '',
      published: '2020-01-14T09:00:00Z',
      ...patch,
    }),
  );
  const texts = new Map(
    Object.entries(known).map(([id, { text = '', tags = [], repeats = false }]) => [
      id,
      { text, tags, repeats },
    ]),
  );
  return findCorrected(correction, likestHeadlines(correction, candidates), texts);
}
const found = (id: string) => ({ kind: 'found', id, by: ['likeness'] });
const unclear = (...candidates: string[]) => ({ kind: 'unclear', candidates });

describe('findCorrected', () => {
  it('finds the story that was told in nearly the same words', () => {
    expect(find({}, { '1': HAFTAR })).toEqual(found('1'));
  });

  it('finds it under another headline by its text', () => {
    expect(find({ title: 'Libyan commander Haftar leaves talks in Moscow' }, { '1': HAFTAR })).toEqual(
      found('1'),
    );
  });

  it('finds it by its headline where there is no text', () => {
    expect(find({ text: '' }, { '1': { ...HAFTAR, text: '' } })).toEqual(found('1'));
  });

  it('finds the round that it corrects', () => {
    const rounds = {
      '1': HAFTAR,
      '2': { ...HAFTAR, tags: ['UPDATE 1'] },
      '3': { ...HAFTAR, tags: ['UPDATE 2'] },
    };
    expect(find({ tags: ['CORRECTED', 'UPDATE 2'] }, rounds)).toEqual(found('3'));
    expect(find({ tags: ['CORRECTED'] }, rounds)).toEqual(found('1'));
  });

  it('finds the story, not what repeats it', () => {
    expect(find({}, { '1': HAFTAR, '2': { ...HAFTAR, tags: ['RPT'], repeats: true } })).toEqual(found('1'));
  });

  it('finds a story by a headline that an earlier correction gave it', () => {
    const titles = ['Haftar leaves Moscow without signing ceasefire deal', 'Commander departs'];
    expect(find({}, { '1': { titles, text: TEXT } })).toEqual(found('1'));
  });

  it('takes the likest text where headlines are alike', () => {
    const oil = {
      titles: ['Haftar leaves Moscow without signing oil deal'],
      text: 'The eastern commander flew home after a day of talks with the state oil company about fields in the south.',
    };
    expect(find({}, { '1': HAFTAR, '2': oil })).toEqual(found('1'));
  });

  it('leaves it to the desk which of two like stories is meant', () => {
    expect(find({}, { '1': HAFTAR, '2': HAFTAR })).toEqual(unclear('1', '2'));
  });

  it('leaves it to the desk whether a story of like words but another text is meant', () => {
    const other = {
      ...HAFTAR,
      text: 'The oil price rose on Tuesday by two dollars in early trade. '.repeat(4),
    };
    expect(find({}, { '1': other })).toEqual(unclear('1'));
  });

  it('finds none among other stories, other wires and those of over 7 days ago or that came later', () => {
    expect(find({}, { '1': { titles: ['Ferry sinks off Samos with forty aboard'] } })).toEqual(unclear());
    expect(find({}, { '1': { ...HAFTAR, wire: 'afp' } })).toEqual(unclear());
    expect(find({}, { '1': { ...HAFTAR, published: '2020-01-07T09:00:00Z' } })).toEqual(unclear());
    expect(find({}, { '1': { ...HAFTAR, published: '2020-01-14T11:00:00Z' } })).toEqual(unclear());
  });
});
