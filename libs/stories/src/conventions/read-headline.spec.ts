import { readFileSync } from 'node:fs';
import { FORMS } from './cases/forms.cases.js';
import { PRESSING } from './cases/pressing.cases.js';
import { UNTAGGED } from './cases/untagged.cases.js';
import { VERSIONS } from './cases/versions.cases.js';
import { parseConventions } from './conventions.schema.js';
import { readHeadline } from './read-headline.js';

const conventions = parseConventions(readFileSync('config/wire-conventions.yaml', 'utf8'));

describe('readHeadline', () => {
  const cases = [...PRESSING, ...VERSIONS, ...FORMS].map(
    ([headline, reading, shown, fields = {}, more = {}]) => ({
      headline,
      reading,
      shown,
      fields,
      more,
    }),
  );
  it.each(cases)('reads "$headline" as $reading', ({ headline, reading, shown, fields, more }) => {
    const read = readHeadline(headline, fields, conventions);
    expect({
      reading: `${read.priority ?? '-'} ${read.kind}`,
      shown: read.shown,
      label: read.label,
      flags: [read.liveBlog, read.refile, read.repeat],
    }).toEqual({
      reading,
      shown,
      label: more.label,
      flags: [more.live === true, more.refile === true, more.repeat === true],
    });
  });

  it.each(UNTAGGED)('finds no tag in %j', (headline) => {
    expect(readHeadline(headline, {}, conventions)).toMatchObject({
      shown: headline,
      priority: null,
      kind: 'new',
      tags: [],
      liveBlog: false,
    });
  });

  it.each([
    ['EMBARGOED: Budget of the commission', 'Budget of the commission'],
    ['EMBARGOED UNTIL 06:00 GMT Thursday - Budget of the commission', 'Budget of the commission'],
    ['EMBARGOED 2026-12-01T06:00Z: Budget', 'Budget'],
    ['Budget of the commission (EMBARGOED until 6 a.m.)', 'Budget of the commission'],
    ['SPERRFRIST 18:00 Uhr: Haushalt der Kommission', 'Haushalt der Kommission'],
    ["SOUS EMBARGO jusqu'au 3 mars : le budget", 'le budget'],
    ['ПОД ЭМБАРГО до 18:00 мск: бюджет', 'бюджет'],
  ])('reads "%s" as under an embargo', (headline, shown) => {
    expect(readHeadline(headline, {}, conventions)).toMatchObject({ shown, embargoed: true });
  });

  it.each(['EMBARGO: EU tightens oil sanctions', 'EMBARGOED GOODS FOUND IN PORT: police'])(
    'reads no embargo in "%s"',
    (headline) => {
      expect(readHeadline(headline, {}, conventions)).toMatchObject({ shown: headline, embargoed: false });
    },
  );

  it('keeps the tags as they were written', () => {
    expect(readHeadline('CORRECTED-UPDATE 2-Haftar leaves (URGENT)', {}, conventions).tags).toEqual([
      'CORRECTED',
      'UPDATE 2',
      'URGENT',
    ]);
  });

  it.each([
    [['Opinion'], ['OPINION']],
    [['World', 'sponsored content'], ['SPONSORED']],
    [
      ['Analysis', 'Kommentar'],
      ['ANALYSIS', 'OPINION'],
    ],
    [['Breaking News', 'Live', 'Correction', 'Opinions'], []],
  ])('takes from categories %j the labels %j', (categories, labels) => {
    const read = readHeadline('Why the truce fails', { categories }, conventions);
    expect(read).toMatchObject({ labels, shown: 'Why the truce fails', kind: 'new', priority: null });
  });

  it('shows a headline that is nothing but a tag', () => {
    expect(readHeadline(' URGENT ', {}, conventions)).toMatchObject({ shown: 'URGENT', priority: 'urgent' });
  });

  it.each([
    ['SPOTNEWS-Haftar leaves Moscow', ['SPOTNEWS']],
    ['(DEVELOPING) Haftar leaves Moscow', ['DEVELOPING']],
    ['【詳報】ハフタル氏、モスクワ離れる', ['詳報']],
    ['UPDATE 1-MARKETWRAP-Shares fall', ['MARKETWRAP']],
    ['REUTERS: Haftar leaves', []],
    ['HOLD: Deutsche Bank on Siemens', []],
    ['LIBIA: HAFTAR LASCIA MOSCA', []],
  ])('reports what looks like a tag and is unknown: %s', (headline, unknown) => {
    expect(readHeadline(headline, {}, conventions).unknownTags).toEqual(unknown);
  });
});

describe('parseConventions', () => {
  it('names what is wrong with the file', () => {
    expect(() => parseConventions('tags: [{kind: gone, words: {en: [X]}}]\nwires: {}')).toThrow(
      /tags\[0\]\.kind/,
    );
  });
});
