import type { EventAnchors } from './event-anchors.js';

/** Held stories by place and language: where a report in another language may be of the same event. */
export class ForeignReports {
  private readonly places = new Map<string, Map<string, Set<number>>>();

  /** Adds a story under its places. */
  add(serial: number, { places, language }: EventAnchors): void {
    for (const place of places) {
      const languages = this.places.get(place) ?? new Map<string, Set<number>>();
      this.places.set(place, languages);
      languages.set(language, (languages.get(language) ?? new Set()).add(serial));
    }
  }

  /** Takes a story out; its anchors as they were added. */
  remove(serial: number, { places, language }: EventAnchors): void {
    for (const place of places) {
      const languages = this.places.get(place)!;
      const serials = languages.get(language)!;
      serials.delete(serial);
      if (serials.size === 0) languages.delete(language);
      if (languages.size === 0) this.places.delete(place);
    }
  }

  /** Stories in other languages that share a place, in the order in which they came. */
  near({ places, language }: EventAnchors): Set<number> {
    const found = new Set<number>();
    for (const place of places) {
      for (const [other, serials] of this.places.get(place) ?? []) {
        // Of a language that nobody knows it can't be said that it is another: words tell those apart.
        if (other === language || other === '' || language === '') continue;
        for (const serial of serials) found.add(serial);
      }
    }
    return found;
  }
}
