import { toPlainText } from './plain-text.js';

describe('toPlainText', () => {
  it.each([
    ['drops tags and keeps their text', '<p>Fire in <b>Athens</b></p>', 'Fire in Athens'],
    ['reads nothing from nothing', '', ''],
    ['keeps what inline tags join', 'inter<b>national</b>', 'international'],
    ['breaks lines at blocks', '<p>One</p><p>Two</p><div>Three</div>', 'One\n\nTwo\n\nThree'],
    ['breaks lines at <br>', 'One<br>Two<br/>Three<BR>Four', 'One\nTwo\nThree\nFour'],
    ['parts table cells', '<table><tr><td>1</td><td>2</td></tr></table>', '1 2'],
    ['parts list items', '<ul><li>One<li>Two</ul>', 'One\nTwo'],
    ['takes line breaks of HTML as space', '<p>One\n  two</p>\n', 'One two'],
    ['keeps line breaks of preformatted text', '<pre>One\n  two</pre>', 'One\ntwo'],
    ['drops scripts', 'a<script>if (1 < 2) alert("<p>b</p>")</script>c', 'ac'],
    ['drops styles', '<style>p > a { color: red }</style>Text', 'Text'],
    ['drops templates with what is nested', '<template>a<template>b</template>c</template>d', 'd'],
    ['drops what runs in a frame or plays', 'a<iframe src="x">b</iframe><video>c</video>d', 'ad'],
    ['drops comments', 'a<!-- <b>no</b> -->b', 'ab'],
    ['drops handlers with their tags', '<img src=x onerror="alert(1)">Text', 'Text'],
    ['drops a script that is never closed', 'Text<script>alert(1)', 'Text'],
    ['drops a tag that was cut off', 'Text <a href="https://exam', 'Text'],
    ['drops namespaced tags', 'a<o:p></o:p> <fb:like href="x"/>b', 'a b'],
  ])('%s', (_name, html, text) => {
    expect(toPlainText(html)).toBe(text);
  });

  it.each([
    ['named', 'Tom &amp; Jerry &ndash; caf&eacute;', 'Tom & Jerry – café'],
    ['numeric', '&#8220;Yes&#x201D;', '“Yes”'],
    ['numeric of Windows-1252', 'it&#146;s', 'it’s'],
    ['unknown ones stay', 'R&D and Q&A; AT&T', 'R&D and Q&A; AT&T'],
    ['a hard space becomes a space', 'a&nbsp;b', 'a b'],
    ['encoded twice', 'Tom &amp;amp; Jerry&amp;#8217;s', 'Tom & Jerry’s'],
    ['encoded twice beside a tag', '<p>Tom &amp;amp; Jerry</p>', 'Tom & Jerry'],
    ['tags encoded twice', '&lt;p&gt;Fire in &lt;b&gt;Athens&lt;/b&gt;&lt;/p&gt;', 'Fire in Athens'],
    ['tags that are spoken of stay', '<p>The &lt;b&gt; tag</p>', 'The <b> tag'],
    ['beyond Unicode', '&#x110000;&#0;x', '\ufffd\ufffdx'],
  ])('decodes entities: %s', (_name, html, text) => {
    expect(toPlainText(html)).toBe(text);
  });

  it.each([
    'a < b',
    'a <b and c',
    '1 <2',
    'I <3 you',
    'x <y',
    'x<y and y>z',
    'AT&T',
    '?page=1&copy=2;mode=x & done',
    'Volvo AB <VOLV.ST> rose',
    'IBM <IBM> and USX Corp <X>, AMR <AMR>',
    'U.S. Steel <U>, Citicorp <C> and Agilent <A>',
    'Write to <desk@example.org> or <https://example.org/?a=1>',
    'First line\nsecond line\n\nNew paragraph',
    'Ein Satz. ‏עברית‏ 日本語 🎉',
  ])('leaves what is not HTML: %j', (text) => {
    expect(toPlainText(text)).toBe(text);
  });

  it('keeps a ticker inside HTML', () => {
    expect(toPlainText('<p>USX <X> rose</p>')).toBe('USX <X> rose');
    expect(toPlainText('<p>USX &lt;X&gt; rose</p>')).toBe('USX <X> rose');
  });

  it('tidies white space and drops what parts words unseen', () => {
    expect(toPlainText('  a \t b\r\n\r\n\r\n\r\nc\u00a0d  ')).toBe('a b\n\nc d');
    expect(toPlainText('Do\u00adnau\u200bdampf\ufeff')).toBe('Donaudampf');
    expect(toPlainText('a\u0000b\u0007c')).toBe('a b c');
  });

  it.each([
    ['open tags', '<div>'],
    ['closing tags', '</span>'],
    ['opening brackets', '<'],
    ['tag starts', '<a '],
    ['tags never closed', '<b'],
    ['quotes', "<a '"],
    ['scripts', '<script>'],
    ['templates', '<template>'],
    ['comments', '<!--'],
    ['ampersands', '&amp'],
    ['entities encoded often', '&amp;amp;'],
    ['spaces', ' '],
    ['line breaks', '\n '],
    ['unknown tags', '<x y '],
  ])('reads a million characters of %s', (_name, piece) => {
    // Anything worse than linear would run into the test's time limit.
    expect(typeof toPlainText(piece.repeat(Math.ceil(1_000_000 / piece.length)) + 'x')).toBe('string');
  });
});
