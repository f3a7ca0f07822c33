/** Attributes for text in another language: it picks the font, the line height and the voice. */
export function langProps(language: string | null | undefined): {
  readonly lang?: string;
  readonly dir: 'auto';
} {
  return language ? { lang: language, dir: 'auto' } : { dir: 'auto' };
}
