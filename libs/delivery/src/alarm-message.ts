import { alarmWords } from '@app/contracts';
import type { AlarmNotice, PushMessage } from '@app/contracts';
import { BODY_LENGTH, cutAtWord, TITLE_LENGTH } from './push-message.js';

/**
 * What a notification says of a feed's alarm, or that it is over: one tag for both, so that the
 * all-clear stands in the alarm's place.
 * @param publicUrl origin of the pages, without a slash at the end
 */
export function alarmMessageOf(notice: AlarmNotice, publicUrl: string): PushMessage {
  const { id, alarm, feed } = notice;
  const words = alarmWords(notice);
  return {
    web_push: 8030,
    notification: {
      title: `${cutAtWord(feed.title, TITLE_LENGTH - words.length - 1)} ${words}`,
      body: cutAtWord(alarm === null ? 'The alarm is over.' : alarm.reason, BODY_LENGTH),
      navigate: `${publicUrl}/admin/feeds`,
      tag: alarmTagOf(notice),
      lang: 'en',
      silent: alarm === null,
    },
    wirewatch: { alert: alarmTagOf(notice), version: Number(id) },
  };
}

/** The tag under which the all-clear of a feed replaces its alarm. */
export const alarmTagOf = ({ feed }: AlarmNotice): string => `feed-${feed.id}`;
