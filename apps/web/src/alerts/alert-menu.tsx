import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { clockOf, pauseEnd } from '../account/preference-words.js';
import { usePreferences } from '../account/use-preferences.js';
import type { ApiAlert } from '../api/types.js';
import { SNOOZES, SNOOZE_WORDS } from '../rules/snooze-times.js';
import { snoozedUntil, useFollowed, useSnooze } from '../rules/use-snoozes.js';
import { Icon } from '../signs/icon.js';
import { useMute } from './use-mutes.js';

/** What can be done with an alert: mute its thread, snooze each of its rules that is followed. `now` in milliseconds. */
export function AlertMenu(props: {
  readonly alert: ApiAlert;
  /** The thread that lives on. */
  readonly thread: string;
  readonly muted: boolean;
  readonly now: number;
}) {
  const { alert, thread, muted, now } = props;
  const mute = useMute();
  const snooze = useSnooze();
  const followed = useFollowed();
  const clock = clockOf(usePreferences().data);
  return (
    <MenuTrigger>
      <Button className="ib" aria-label={`What to do with “${alert.story.title}”`}>
        <Icon name="dots" />
      </Button>
      <Popover className="menu" placement="bottom end">
        <Menu>
          <MenuItem className="opt" onAction={() => mute({ thread, muted: !muted })}>
            {muted ? 'Hear of this thread again' : 'Mute this thread'}
          </MenuItem>
          {alert.rules
            .filter(({ id }) => followed.has(id))
            .map(({ id, name }) => (
              <MenuSection key={id} aria-label={`Snooze ${name}`}>
                <Header className="s mut cut" dir="auto">
                  Snooze “{name}”
                </Header>
                {SNOOZES.map((choice) => (
                  <MenuItem
                    key={choice}
                    id={`${id} ${choice}`}
                    className="opt"
                    onAction={() => snooze({ ruleId: id, name, until: pauseEnd(choice, new Date(), clock) })}
                  >
                    {SNOOZE_WORDS[choice]}
                  </MenuItem>
                ))}
                {snoozedUntil(followed, id, now) !== null && (
                  <MenuItem
                    id={`${id} wake`}
                    className="opt"
                    onAction={() => snooze({ ruleId: id, name, until: null })}
                  >
                    Wake it now
                  </MenuItem>
                )}
              </MenuSection>
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
