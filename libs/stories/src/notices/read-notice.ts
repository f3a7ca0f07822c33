import type { Kind } from '@app/contracts';

/** What a notice asks of its readers, in the words of several wires; the strongest first. */
const REQUESTS: readonly (readonly [Kind, RegExp])[] = [
  [
    'release',
    /\b(?:please )?(?:release|reinstate) (?:the )?(?:item|story|hold)\b|\b(?:kill|hold) (?:is|has been) (?:lifted|cancell?ed)\b|\bfreigegeben\b/iu,
  ],
  [
    'kill',
    /\bplease (?:kill|withdraw|disregard|delete|do not use)\b|\b(?:kill|withdraw|disregard) (?:the )?(?:item|story|headline)\b|\bbitte (?:streichen|löschen|nicht verwenden|zurückziehen)\b|\b(?:prière d['’]annuler|veuillez annuler|merci d['’]annuler)\b|\b(?:rogamos|por favor,?) anul(?:en|ar|e)\b|\bsi prega di annullare\b|просьба аннулировать|يرجى إلغاء/iu,
  ],
  [
    'hold',
    /\bplease hold\b|\bhold (?:the )?(?:item|story)\b|\bbitte (?:sperren|zurückhalten)\b|\bveuillez (?:suspendre|retenir)\b/iu,
  ],
  [
    'correction',
    /\bplease correct\b|\bin (?:the )?(?:item|story)\b.{0,80}\bplease read\b|\bbitte (?:korrigieren|berichtigen)\b|\bveuillez (?:lire|rectifier|corriger)\b|\bprière de (?:lire|rectifier)\b|\brogamos corrijan\b/iu,
  ],
];

/**
 * Whether an item is a notice about another ("Please kill item afp 157 '…'"), and what it asks for.
 * @returns null for a story of its own
 */
export function readNotice(title: string, text: string): Kind | null {
  // A notice says it at once: deep in a text the same words are part of a story.
  const head = `${title}\n${text.slice(0, 200)}`;
  return REQUESTS.find(([, pattern]) => pattern.test(head))?.[0] ?? null;
}
