import { PersonStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

/** When and how often a person may be disturbed. */
@Controller()
export class PreferencesController {
  constructor(private readonly people: PersonStore) {}

  @Call('getPreferences')
  getPreferences(@Input() { caller }: CallInput<'getPreferences'>): Promise<CallAnswer<'getPreferences'>> {
    return this.people.preferences(caller.known.id);
  }

  @Call('changePreferences')
  async changePreferences(
    @Input() { body, caller }: CallInput<'changePreferences'>,
  ): Promise<CallAnswer<'changePreferences'>> {
    const { id } = await caller.orJoin();
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const preferences = { ...(await this.people.preferences(id)), ...given };
    await this.people.setPreferences(id, preferences);
    return preferences;
  }
}
