import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { useSession } from '../account/use-session.js';
import { useNow } from '../shell/use-now.js';
import { Icon } from '../signs/icon.js';
import { HighlightedRule } from './highlighted-rule.js';
import { SnoozedUntil } from './snoozed-until.js';
import { useRemoveRule, useRules } from './use-rules.js';

/** The alerts that this person wrote. */
export function OwnRules() {
  const { data: person } = useSession();
  const { data: rules = [] } = useRules();
  const remove = useRemoveRule();
  const now = useNow(30_000);
  const own = rules.filter(({ scope, owner }) => scope === 'personal' && owner === person?.id);
  if (own.length === 0) return null;
  return (
    <section>
      <h2 className="sech">Your own alerts</h2>
      <ul className="own-rules">
        {own.map((rule) => (
          <li key={rule.id}>
            <div className="grow">
              <Link to={`/write/${rule.id}`} className="m" dir="auto">
                {rule.name}
              </Link>
              <p className="mono s two cut">
                <HighlightedRule text={rule.query} />
              </p>
              <SnoozedUntil ruleId={rule.id} name={rule.name} now={now} />
            </div>
            <Button className="ib" aria-label={`Delete ${rule.name}`} onPress={() => remove(rule)}>
              <Icon name="bin" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
