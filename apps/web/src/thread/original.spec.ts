import { originalOf } from './original.js';

describe('the link to the original', () => {
  it('leads to the web, with the host as people say it', () => {
    expect(originalOf('https://www.dw.com/en/a-51990318')).toEqual({
      href: 'https://www.dw.com/en/a-51990318',
      host: 'dw.com',
    });
  });

  it.each(['', 'javascript:alert(1)', 'demo:story/3', '/relative', 'data:text/html,x'])(
    'is none for "%s"',
    (url) => {
      expect(originalOf(url)).toBeNull();
    },
  );
});
