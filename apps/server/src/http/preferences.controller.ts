import { summaryTimes } from '@app/alerting';
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  ROLES,
  USUAL_QUIET_HOURS,
  WirewatchError,
} from '@app/contracts';
import { AlarmStore, AlertStore, PersonStore } from '@app/ports';
import { Controller } from '@nestjs/common';
import type { CallAnswer, CallInput } from './call.js';
import { Call, Input } from './call.decorator.js';

/** What says when a summary comes. */
const TIMES = ['timeZone', 'quietHours', 'pausedUntil', 'digestAt'] as const;

/** When and how often a person may be disturbed. */
@Controller()
export class PreferencesController {
  constructor(
    private readonly people: PersonStore,
    private readonly alerts: AlertStore,
    private readonly alarms: AlarmStore,
  ) {}

  @Call('getPreferences')
  getPreferences(@Input() { caller }: CallInput<'getPreferences'>): Promise<CallAnswer<'getPreferences'>> {
    return this.people.preferences(caller.known.id);
  }

  @Call('changePreferences')
  async changePreferences(
    @Input() { body, caller }: CallInput<'changePreferences'>,
  ): Promise<CallAnswer<'changePreferences'>> {
    const { id, role } = await caller.orJoin();
    if (body.feedAlarms === true && ROLES.indexOf(role) < ROLES.indexOf('staff')) {
      throw new WirewatchError('forbidden', 'Alarms of feeds are for the newsroom.');
    }
    const given: Partial<Preferences> = Object.fromEntries(
      Object.entries(body).filter(([, value]) => value !== undefined),
    );
    const before = await this.people.chosenPreferences(id);
    const chosen = { ...before, ...given };
    // The night is known from now on; who chose otherwise keeps that.
    if (before.timeZone === undefined && chosen.timeZone !== undefined && chosen.quietHours === undefined) {
      chosen.quietHours = USUAL_QUIET_HOURS;
    }
    await this.people.setPreferences(id, chosen);
    const preferences = { ...DEFAULT_PREFERENCES, ...chosen };
    if (TIMES.some((time) => given[time] !== undefined)) {
      const now = new Date();
      const times = summaryTimes(preferences, now);
      await this.alerts.waitUntil(id, times, now);
      await this.alarms.waitUntil(id, times['quiet-hours']);
    }
    return preferences;
  }
}
