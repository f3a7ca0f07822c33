import type { Kind } from '@app/contracts';
import type { NoticeForm } from '@app/ports';

/** What a notice asks of its readers, in the words of several wires; the strongest first. */
const REQUESTS: readonly (readonly [Kind, RegExp])[] = [
  [
    'release',
    /\b(?:please )?(?:release|reinstate) (?:the )?(?:item|story|hold)\b|\b(?:kill|hold) (?:is|has been) (?:lifted|cancell?ed)\b|\bfreigegeben\b/iu,
  ],
  [
    'kill',
    /(?<!['‘’"“”„«»] ?)\bplease (?:kill|withdraw|disregard|delete|do not use)\b(?! (?:me|him|her|us|them|my|the pain)\b)|(?<!\b(?:to|will|would|not|n['’]t|and|they|we|who) )\b(?:kill|withdraw|disregard) (?:the )?(?:item|story|headline)\b|\bbitte (?:streichen|löschen|nicht verwenden|zurückziehen)\b|\b(?:prière d['’]annuler|veuillez annuler|merci d['’]annuler)\b|\b(?:rogamos|por favor,?) anul(?:en|ar|e)\b|\bsi prega di annullare\b|просьба аннулировать|يرجى إلغاء/iu,
  ],
  [
    'hold',
    /(?<!['‘’"“”„«»] ?)\bplease hold\b(?! (?:me|him|her|us|them|my|on|the line|your)\b)|(?<!\b(?:to|will|would|not|n['’]t|and|they|we|who) )\bhold (?:the )?(?:item|story)\b|\bbitte (?:sperren|zurückhalten)\b|\bveuillez (?:suspendre|retenir)\b/iu,
  ],
  [
    'correction',
    /\bplease correct\b|\bin (?:the )?(?:item|story)\b.{0,80}\bplease read\b|\bbitte (?:korrigieren|berichtigen)\b|\bveuillez (?:lire|rectifier|corriger)\b|\bprière de (?:lire|rectifier)\b|\brogamos corrijan\b/iu,
  ],
];

/** Kinds that speak of another story where a first version has them. */
const ABOUT_ANOTHER: ReadonlySet<Kind> = new Set(['hold', 'release', 'kill']);

/**
 * Whether an item speaks of another story, and what it does to that: by what it asks for in words, else by its tags.
 * A correction may as well be the corrected story itself.
 * @param kind what its tags say
 */
export function noticeOf(
  kind: Kind,
  title: string,
  text: string,
): { readonly kind: Kind; readonly form: NoticeForm } | null {
  const asked = readNotice(title, text);
  if (asked !== null && (kind === 'new' || kind === 'update')) return { kind: asked, form: 'surely' };
  if (asked !== null || ABOUT_ANOTHER.has(kind)) return { kind, form: 'surely' };
  return kind === 'correction' ? { kind, form: 'perhaps' } : null;
}

/**
 * Whether an item is a notice about another ("Please kill item afp 157 '…'"), and what it asks for.
 * @returns null for a story of its own
 */
export function readNotice(title: string, text: string): Kind | null {
  // A notice says it at once: deep in a text the same words are part of a story.
  const head = `${title}\n${text.slice(0, 200)}`;
  return REQUESTS.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}
