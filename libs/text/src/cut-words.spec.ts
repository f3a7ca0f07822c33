import { cutWords } from './cut-words.js';

const folded = (text: string) => cutWords(text).map((word) => word.folded);
/** Words with their places: `ceasefire@0-1` is a joined form from place 0 to 1. */
const placed = (text: string) =>
  cutWords(text).map((word) =>
    word.places === 1
      ? `${word.folded}@${word.position}`
      : `${word.folded}@${word.position}-${word.position + word.places - 1}`,
  );
/** What the offsets of each word point at in the text as given. */
const pointed = (text: string) => cutWords(text).map((word) => text.slice(word.start, word.end));

describe('cutWords', () => {
  describe('brings letters into one form', () => {
    it.each([
      ['compatibility forms (NFKC)', 'ﬁnance ＴＯＫＹＯ ①', ['finance', 'tokyo', '1']],
      ['case', 'CeaseFire ΣΟΦΟΣ σοφος', ['ceasefire', 'σοφοσ', 'σοφοσ']],
      ['sharp s', 'Straße STRASSE ẞ', ['strasse', 'strasse', 'ss']],
      ['Latin marks', 'Café Čaputová ǿ', ['cafe', 'caputova', 'o']],
      ['marks of their own', 'Cafe\u0301 n\u0303', ['cafe', 'n']],
      ['Greek marks', 'Αθήνα', ['αθηνα']],
      ['Cyrillic marks, but й stays', 'Йод йод ёлка Україна', ['йод', 'йод', 'елка', 'украіна']],
      ['й written as two', 'и\u0306од', ['йод']],
      [
        'letters that stand for others',
        'Łódź Øre đ ı æ œ þ Æsir',
        ['lodz', 'ore', 'd', 'i', 'ae', 'oe', 'th', 'aesir'],
      ],
      ['the dotted capital I', 'İstanbul', ['istanbul']],
      ['Arabic vowel signs and tatweel', 'إتّفاق الـــنار مُحَمَّد', ['اتفاق', 'النار', 'محمد']],
      [
        'Arabic alef, alef maksura, teh marbuta',
        'أحمد آل ٱلله مصطفى غزة',
        ['احمد', 'ال', 'الله', 'مصطفي', 'غزه'],
      ],
      ['Arabic presentation forms', 'ﻻ', ['لا']],
      ['Hebrew points', 'שָׁלוֹם', ['שלום']],
      ['no marks of Devanagari', 'हिन्दी', ['हिन्दी']],
      ['soft hyphens and joiners', 'cease\u00adfire می\u200cخواهد', ['ceasefire', 'میخواهد']],
    ])('%s', (_, text, words) => {
      expect(folded(text)).toEqual(words);
    });

    it('keeps marks, and then case too, beside the folded form', () => {
      expect(cutWords('Élysée ŁÓDŹ')).toMatchObject([
        { folded: 'elysee', marked: 'élysée', exact: 'Élysée' },
        { folded: 'lodz', marked: 'łódź', exact: 'ŁÓDŹ' },
      ]);
    });
  });

  describe('finds words', () => {
    it.each([
      ['runs of letters, marks and digits', 'Oil: $4.20/barrel (up)', ['oil', '4.20', 'barrel', 'up']],
      ['abbreviations', 'U.N. says; the U.S.A. and É.U.', ['un', 'says', 'the', 'usa', 'and', 'eu']],
      [
        'no abbreviation of longer words',
        'example.com Ph.D. W.Bush',
        ['example', 'com', 'ph', 'd', 'w', 'bush'],
      ],
      ['commas between digits', '1,200 1,200,000 in 1990, 2', ['1200', '1200000', 'in', '1990', '2']],
      ['a point between digits', '3.5m 1,200.50 v.3', ['3.5m', '1200.50', 'v', '3']],
      ['nothing of marks and signs alone', ' \u0301 — ☀\ufe0f -', []],
    ])('%s', (_, text, words) => {
      expect(folded(text)).toEqual(words);
    });
  });

  describe('reads apostrophes', () => {
    it.each([
      ["a final 's", "Libya's LIBYA'S boss's", ['libya', 'libya', 'boss']],
      ['a typographic one', 'Libya’s Libyaʼs', ['libya', 'libya']],
      [
        'an elided article',
        "l'accord L’Oréal qu'il s´il",
        ['l', 'accord', 'l', 'oreal', 'qu', 'il', 's', 'il'],
      ],
      [
        'any other',
        "O'Brien O'Neill's don't aujourd'hui rock'n'roll",
        ['obrien', 'oneill', 'dont', 'aujourdhui', 'rocknroll'],
      ],
      ['one outside a word', "the boys' 'quoted' '90s", ['the', 'boys', 'quoted', '90s']],
      ['after an abbreviation', "U.S.'s l'O.N.U.", ['us', 'l', 'onu']],
    ])('%s', (_, text, words) => {
      expect(folded(text)).toEqual(words);
    });

    it('gives the elided article a place', () => {
      expect(placed("d'un accord")).toEqual(['d@0', 'un@1', 'accord@2']);
    });
  });

  describe('splits compounds', () => {
    it.each([
      ['a hyphen', 'cease-fire agreement', ['cease@0', 'fire@1', 'ceasefire@0-1', 'agreement@2']],
      ['an ampersand', "AT&T's R&D", ['at@0', 't@1', 'att@0-1', 'r@2', 'd@3', 'rd@2-3']],
      ['more than two parts', 'well-to-do', ['well@0', 'to@1', 'do@2', 'welltodo@0-2']],
      [
        'other hyphens',
        'cease\u2011fire בית־ספר',
        ['cease@0', 'fire@1', 'ceasefire@0-1', 'בית@2', 'ספר@3', 'ביתספר@2-3'],
      ],
      ['an article before it', "l'avant-match", ['l@0', 'avant@1', 'match@2', 'avantmatch@1-2']],
      ['an article inside it', "Villeneuve-d'Ascq", ['villeneuve@0', 'd@1', 'ascq@2', 'villeneuvedascq@0-2']],
      ['an abbreviation', 'U.S.-led', ['us@0', 'led@1', 'usled@0-1']],
      ['a possessive part', "Libya's-backed", ['libya@0', 'backed@1', 'libyabacked@0-1']],
      ['no dash', 'a - b -c d- e--f g–h', ['a@0', 'b@1', 'c@2', 'd@3', 'e@4', 'f@5', 'g@6', 'h@7']],
    ])('%s', (_, text, words) => {
      expect(placed(text)).toEqual(words);
    });

    it('keeps case and marks in the joined form', () => {
      expect(cutWords('Cessez-Le-Féu')[3]).toMatchObject({
        exact: 'CessezLeFéu',
        marked: 'cessezleféu',
        folded: 'cessezlefeu',
      });
    });
  });

  describe('cuts scripts without spaces', () => {
    it.each([
      ['Han, a character a word', '利比亚停火', ['利', '比', '亚', '停', '火']],
      ['kana with the long mark', 'データです', ['デ', 'ー', 'タ', 'で', 'す']],
      ['half-width kana', 'ｶﾞ', ['ガ']],
      ['Han outside the basic plane', '𠮷野', ['𠮷', '野']],
      ['Han beside Latin', 'AI停火G7', ['ai', '停', '火', 'g7']],
      ['Hangul, which has spaces', '리비아 휴전', ['리비아', '휴전']],
      ['Thai', 'หยุดยิงในลิเบีย', ['หยุด', 'ยิง', 'ใน', 'ลิเบีย']],
      ['Thai with a vowel that NFKC takes apart', 'น้ำท่วม', ['น้ำ'.normalize('NFKC'), 'ท่วม']],
      ['Thai beside Latin', 'covid19ไทย', ['covid19', 'ไทย']],
      ['Lao', 'ປະເທດລາວ', ['ປະເທດ', 'ລາວ']],
      ['Khmer', 'ប្រទេសកម្ពុជា', ['ប្រទេស', 'កម្ពុជា']],
    ])('%s', (_, text, words) => {
      expect(folded(text)).toEqual(words);
    });

    it('cuts a long run of Thai as it cuts a short one', () => {
      expect(folded('หยุดยิงในลิเบีย'.repeat(300))).toEqual(
        Array.from({ length: 300 }, () => ['หยุด', 'ยิง', 'ใน', 'ลิเบีย']).flat(),
      );
    });

    it('says which words stand without spaces', () => {
      expect(cutWords('停 ไทย 휴전 oil').map((word) => word.unspaced)).toEqual([true, true, false, false]);
    });
  });

  describe('points into the text as given', () => {
    it.each([
      ["Libya's war", ['Libya', 'war']],
      ['the U.N. said 1,200', ['the', 'U.N', 'said', '1,200']],
      ['cease-fire now', ['cease', 'fire', 'cease-fire', 'now']],
      ["l'accord", ['l', 'accord']],
      ['ﬁrst ½ ㍿ end', ['ﬁrst', '½', '½', '㍿', '㍿', '㍿', '㍿', 'end']],
      ['Cafe\u0301 bar', ['Cafe\u0301', 'bar']],
      ['😀 𠮷 𝐀𝐁 ok', ['𠮷', '𝐀𝐁', 'ok']],
      ['so\u00adft น้ำ x', ['so\u00adft', 'น้ำ', 'x']],
      ['한국', ['한국']],
    ])('%s', (text, pieces) => {
      expect(pointed(text)).toEqual(pieces);
    });
  });
});
