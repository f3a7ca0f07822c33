import { readFileSync } from 'node:fs';
import { parseConventions } from '../conventions/conventions.schema.js';
import { BYLINES, CREDIT_LINES, DATELINES } from './credits.cases.js';
import { QUOTES } from './quotes.cases.js';
import { readCredits } from './read-credits.js';

const conventions = parseConventions(readFileSync('config/wire-conventions.yaml', 'utf8'));
const read = (
  text: { title?: string; summary?: string; body?: string; author?: string },
  wire: string | null = null,
) => readCredits({ title: '', summary: '', body: '', author: '', ...text }, wire, conventions);

describe('readCredits', () => {
  it.each([
    ['MOSCOW (AFP) - Haftar left the city.', 'afp'],
    ['MOSCOW, Jan 14 (Reuters) - Haftar left the city.', 'reuters'],
    ['MOSCOW, Jan 14 (Reuters/AFP) — Haftar left the city.', 'reuters afp'],
    ['MOSCOW (AP) — Haftar left the city.', 'ap'],
    ['Moskau (dpa) - Haftar ist abgereist.', 'dpa'],
    ['Moskau/Tripolis (dpa/AFP) - Haftar ist abgereist.', 'dpa afp'],
    ['Moscou, 14 jan 2020 (AFP) - Le maréchal Haftar est parti.', 'afp'],
    ['Moscú, 14 ene (EFE).- Haftar abandonó la ciudad.', 'efe'],
    ['Lisboa, 14 jan 2020 (Lusa) – O marechal partiu.', 'lusa'],
    ['(ANSA) - ROMA, 14 GEN - Haftar ha lasciato Mosca.', 'ansa'],
    ['ROMA, 14 GEN (ANSA) - Haftar ha lasciato Mosca.', 'ansa'],
    ['MOSKOVA (AA) - Hafter ayrıldı.', 'anadolu'],
    ['MOSCOW, January 14. /TASS/. Haftar left the city.', 'tass'],
    ['МОСКВА, 14 января. /ТАСС/. Хафтар уехал.', 'tass'],
    ['МОСКВА, 14 янв - РИА Новости. Хафтар уехал.', 'ria'],
    ['Москва. 14 января. INTERFAX.RU - Хафтар уехал.', 'interfax'],
    ['МОСКВА, 14 янв (Рейтер) - Хафтар уехал.', 'reuters'],
    ['【モスクワ共同】ハフタル氏が離れた。', 'kyodo'],
    ['[モスクワ　14日　ロイター] - ハフタル氏が離れた。', 'reuters'],
    ['(서울=연합뉴스) 김 기자 = 하프타르', 'yonhap'],
    ['新华社莫斯科1月14日电（记者）哈夫塔尔', 'xinhua'],
    ['موسكو 14 يناير (رويترز) - غادر حفتر', 'reuters'],
    ['موسكو (أ ف ب) - غادر حفتر', 'afp'],
  ])('takes the wire from the dateline: %s', (body, wires) => {
    expect(read({ body }).wires).toEqual(wires.split(' '));
    expect(read({ summary: body }).wires).toEqual(wires.split(' '));
  });

  it.each([
    ['rs/rt (AFP, Reuters, dpa, AP)', 'afp reuters dpa ap'],
    ['jsi/ov (dpa, Reuters)', 'dpa reuters'],
    ['AFP/Reuters', 'afp reuters'],
    ['Reuters', 'reuters'],
    ['© 2020 AFP', 'afp'],
    ['(c) dpa-infocom', ''],
    ['Quelle: ntv.de, mau/dpa/AFP', 'dpa afp'],
    ['Source: Reuters', 'reuters'],
    ['The Associated Press contributed to this report.', 'ap'],
    ['With reporting by Reuters and AFP', 'reuters afp'],
    ['Copyright 2020 The Associated Press. All rights reserved.', 'ap'],
    ['(Agence France-Presse)', 'afp'],
    ['(Anadolu, رويترز, 新华社)', 'anadolu reuters xinhua'],
  ])('takes the wires from the credit line, and cuts it: %s', (line, wires) => {
    const { wires: found, bodyWithoutBoilerplate } = read({
      body: `Haftar left.\nHe did not sign.\n${line}`,
    });
    expect(found.join(' ')).toBe(wires);
    expect(bodyWithoutBoilerplate).toBe('Haftar left.\nHe did not sign.');
  });

  it.each(['He did not sign. (dpa/AFP)', 'He did not sign. — AP', 'He did not sign. (afp, dpa)'])(
    'takes them from the end of the last line: %s',
    (body) => {
      const { wires, bodyWithoutBoilerplate } = read({ body });
      expect(wires.length).toBeGreaterThan(0);
      expect(bodyWithoutBoilerplate).toBe('He did not sign.');
    },
  );

  it.each([
    ['Jim Heintz, Associated Press', 'ap'],
    ['By MATTHEW LEE, Associated Press', 'ap'],
    ['Jane Roe | AP Sports Writer', 'ap'],
    ['Reuters Staff', 'reuters'],
    ['dpa/AFP', 'dpa afp'],
    ['Jane Roe', ''],
    ['Agence France-Presse in Tripoli', 'afp'],
    ['JIM HEINTZ Associated Press', 'ap'],
    ['Redazione ANSA', 'ansa'],
    ['FRANCE 24 with AFP, AP and REUTERS', 'afp ap reuters'],
    ['Petra Novak', ''],
    ['Hina Khan', ''],
  ])('takes the wire from the byline: %s', (author, wires) => {
    expect(read({ author }).wires.join(' ')).toBe(wires);
  });

  it.each([
    ['The minister told TASS on Tuesday.', 'tass'],
    ['He left, the Russian TASS news agency cited the ministry as saying.', 'tass'],
    ['According to Reuters, he left.', 'reuters'],
    ['Interfax reported that he left.', 'interfax'],
    ['The Associated Press (AP) reported that he left.', 'ap'],
    ['Хафтар уехал, сообщает ТАСС.', 'tass'],
    ['Selon l’AFP, il est parti.', 'afp'],
  ])('does not credit who is only quoted: %s', (body, quoted) => {
    const { wires, attributed } = read({ body });
    expect(wires).toEqual([]);
    expect(attributed).toEqual([quoted]);
  });

  it('credits brackets at the end of a headline and takes a dash for a quote', () => {
    expect(read({ title: 'Haftar leaves Moscow (AFP)' }).wires).toEqual(['afp']);
    expect(read({ title: 'Haftar leaves Moscow - TASS' })).toMatchObject({ wires: [], attributed: ['tass'] });
  });

  it('puts the feed’s own wire first, and never calls a credited wire quoted', () => {
    const body = 'MOSCOW (Reuters) - He told Reuters that he left.\n(AFP)';
    expect(read({ body }, 'dpa')).toMatchObject({ wires: ['dpa', 'reuters', 'afp'], attributed: [] });
  });

  it('leaves sentences alone that begin like a notice or name a wire in brackets', () => {
    const body =
      'The app (AP) crashed.\nFollow-up talks (in Berlin) are planned.\nHe spoke of the Petra ruins (Jordan).';
    expect(read({ body })).toMatchObject({ wires: [], bodyWithoutBoilerplate: body });
  });

  it('cuts sign-offs and calls to subscribe', () => {
    const body =
      'He left.\n(Reporting by A. Writer; Editing by B. Writer)\nOur Standards: the principles\nSubscribe to our letter';
    expect(read({ body }).bodyWithoutBoilerplate).toBe('He left.');
  });

  it.each(DATELINES)('reads the beginning %j: "%s"', (body, wires) => {
    expect(read({ body }).wires.join(' ')).toBe(wires);
  });

  it.each(CREDIT_LINES)('reads the last line %j: "%s"', (line, wires) => {
    const { wires: found, bodyWithoutBoilerplate } = read({
      body: `Haftar left.\nHe did not sign.\n${line}`,
    });
    expect(found.join(' ')).toBe(wires);
    expect(bodyWithoutBoilerplate).toBe('Haftar left.\nHe did not sign.');
  });

  it.each(BYLINES)('reads the byline %j: "%s"', (author, wires) => {
    expect(read({ author }).wires.join(' ')).toBe(wires);
  });

  it.each(QUOTES)('quotes in %j: "%s"', (words, quoted) => {
    const { wires, attributed } = read({ body: `Haftar left the city on Tuesday and ${words} today.` });
    expect({ wires, attributed: attributed.join(' ') }).toEqual({ wires: [], attributed: quoted });
  });

  it.each([
    'He spoke with AFP.',
    'He had met with Reuters and AP',
    'The bank works with agencies.',
    'The talks go on, says the source.',
  ])('leaves a last sentence that looks like a credit: %s', (line) => {
    const body = `Haftar left.\n${line}`;
    expect(read({ body })).toMatchObject({ wires: [], bodyWithoutBoilerplate: body });
  });
});
