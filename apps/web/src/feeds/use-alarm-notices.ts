import { alarmWords } from '@app/contracts';
import { useRooms } from '../live/use-live.js';
import { notify, notifyFailure } from '../shell/notices.js';

/** Says on whatever page is open when a feed has an alarm, or has one no more: the server tells who asks for it. */
export function useAlarmNotices(isStaff: boolean): void {
  useRooms(isStaff ? ['alerts'] : [], {
    alarm: (notice) => {
      const sentence = `“${notice.feed.title}” ${alarmWords(notice)}.`;
      if (notice.alarm === null) notify(sentence);
      else notifyFailure(`${sentence} ${notice.alarm.reason}`);
    },
  });
}
