import iconv from 'iconv-lite';
import { decodeBody } from './decode-body.js';

const xml = (title: string, encoding?: string): string =>
  `<?xml version="1.0"${encoding === undefined ? '' : ` encoding="${encoding}"`}?><rss><channel><title>${title}</title></channel></rss>`;
const GERMAN = 'Größere Brände an der Küste – „außer Kontrolle“';
const RUSSIAN = 'Первая новость дня из Москвы';
const JAPANESE = '東京で火災、三人が死亡した。警察が原因を調べている';
const CHINESE = '台灣新聞：總統府今天宣布新的內閣名單，行政院長將於下週上任';
const KOREAN = '서울에서 화재가 발생하여 세 명이 숨졌다고 경찰이 밝혔다';
const HEBREW = 'חדשות היום מירושלים הבירה';
const GREEK = 'Ειδήσεις από την Αθήνα σήμερα το πρωί';

describe('decodeBody', () => {
  it.each([
    ['UTF-8', 'utf-8', `${GERMAN} ${RUSSIAN} ${JAPANESE}`],
    ['ISO-8859-1', 'win1252', GERMAN],
    ['ISO-8859-15', 'iso-8859-15', 'Preis: 5 €, Größe'],
    ['windows-1251', 'win1251', RUSSIAN],
    ['koi8-r', 'koi8-r', RUSSIAN],
    ['Shift_JIS', 'shift_jis', JAPANESE],
    ['EUC-JP', 'euc-jp', JAPANESE],
    ['Big5', 'big5', CHINESE],
    ['gb2312', 'gbk', '北京新闻：总理今天宣布新的计划'],
    ['GB18030', 'gb18030', '北京新闻 🎉'],
    ['euc-kr', 'euc-kr', KOREAN],
    ['ks_c_5601-1987', 'cp949', '똠방각하 펲시콜라'],
    ['Big5', 'big5hkscs', '香港𨋢啲嘅'],
    ['windows-1255', 'win1255', HEBREW],
    ['windows-874', 'win874', 'ข่าววันนี้จากกรุงเทพ'],
    ['macintosh', 'macroman', 'Größere Brände'],
    ['IBM437', 'cp437', 'Größere Brände'],
    ['cp850', 'cp850', 'Größere Brände'],
  ])('reads what the XML declaration says: %s', (declared, encoding, text) => {
    const decoded = decodeBody(iconv.encode(xml(text, declared), encoding));
    expect(decoded.text).toContain(text);
    expect(decoded.problems).toEqual([]);
  });

  it.each([
    ['UTF-8', 'utf-8'],
    ['UTF-16LE', 'utf-16le'],
    ['UTF-16BE', 'utf-16be'],
    ['UTF-32LE', 'utf-32le'],
    ['UTF-32BE', 'utf-32be'],
  ])('believes a byte-order mark before everything else: %s', (_name, encoding) => {
    const bytes = iconv.encode(xml(GERMAN, 'windows-1251'), encoding, { addBOM: true });
    const decoded = decodeBody(bytes, 'text/xml; charset=koi8-r');
    expect(decoded.text).toContain(GERMAN);
    expect(decoded.problems).toEqual([]);
  });

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('knows %s without a mark', (encoding) => {
    const decoded = decodeBody(iconv.encode(xml(GERMAN), encoding, { addBOM: false }));
    expect(decoded.text).toContain(GERMAN);
    expect(decoded.problems).toHaveLength(1);
  });

  it('believes the header before the declaration, and that before a meta', () => {
    const bytes = iconv.encode(xml(RUSSIAN, 'ISO-8859-1'), 'win1251');
    expect(decodeBody(bytes, 'application/rss+xml; charset="windows-1251"').text).toContain(RUSSIAN);
    const page = `<meta charset="ISO-8859-1">${RUSSIAN}`;
    expect(
      decodeBody(iconv.encode(`<?xml version='1.0' encoding='windows-1251'?>${page}`, 'win1251')).text,
    ).toContain(RUSSIAN);
    expect(
      decodeBody(
        iconv.encode(
          `<html><meta http-equiv=Content-Type content="text/html; charset=windows-1251">${RUSSIAN}`,
          'win1251',
        ),
      ).text,
    ).toContain(RUSSIAN);
  });

  it.each([
    ['ISO-8859-1', GERMAN],
    ['windows-1251', RUSSIAN],
    ['Shift_JIS', JAPANESE],
    ['gb2312', CHINESE],
  ])('notices UTF-8 that is declared as %s', (declared, text) => {
    const decoded = decodeBody(Buffer.from(xml(text, declared)));
    expect(decoded.text).toContain(text);
    expect(decoded.problems).toEqual([expect.stringMatching(/its bytes are UTF-8/)]);
  });

  it.each([
    ['win1252', GERMAN],
    ['win1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['big5', CHINESE],
    ['euc-kr', KOREAN],
    ['win1255', HEBREW],
    ['iso-8859-7', GREEK],
  ])('guesses %s where none is declared, and where UTF-8 is declared wrongly', (encoding, text) => {
    for (const declared of [undefined, 'utf-8']) {
      const decoded = decodeBody(iconv.encode(xml(text, declared), encoding));
      expect(decoded.text).toContain(text);
      expect(decoded.problems).toEqual([expect.stringMatching(/look like/)]);
    }
  });

  it('keeps UTF-8 with a few broken bytes', () => {
    const bytes = Buffer.concat([Buffer.from(xml(`${GERMAN} ${RUSSIAN}`)), Buffer.from([0xe2, 0x80])]);
    const decoded = decodeBody(bytes);
    expect(decoded.text).toContain(RUSSIAN);
    expect(decoded.problems).toEqual([expect.stringMatching(/no UTF-8/)]);
  });

  it.each(['utf-16', 'utf-32', 'bogus', 'hex'])(
    'reads on where the declaration cannot be true: %s',
    (declared) => {
      expect(decodeBody(Buffer.from(xml(GERMAN, declared))).text).toContain(GERMAN);
    },
  );

  it('repairs no text that was encoded twice by its publisher', () => {
    expect(decodeBody(Buffer.from(xml('ActualitÃ©s', 'utf-8'))).text).toContain('ActualitÃ©s');
  });

  it('reads an empty body', () => {
    expect(decodeBody(new Uint8Array())).toEqual({ text: '', problems: [] });
  });
});
