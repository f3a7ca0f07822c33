import { useState } from 'react';
import { Link, NavLink, useNavigate, useParams } from 'react-router';
import { hasRole, useSession } from '../account/use-session.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { usePageTitle } from '../shell/page-title.js';
import { Icon } from '../signs/icon.js';
import { useTopics } from '../topics/use-topics.js';
import { count, howOften } from '../words/count-words.js';
import { RuleEditor } from './rule-editor.js';
import { useRules } from './use-rules.js';

/** The newsroom's rules: the list beside the editor of one. */
export function RulesPage() {
  usePageTitle('Rules');
  const { id } = useParams();
  const navigate = useNavigate();
  const { data: person } = useSession();
  const { data: rules, error, refetch } = useRules();
  const topics = rules?.filter(({ scope }) => scope === 'topic') ?? [];
  const chosen = topics.find((rule) => rule.id === id);
  const admin = hasRole(person, 'admin');
  return (
    <div className="adm">
      <RuleList rules={topics} loading={!rules && !error} />
      {error ? (
        <main id="main">
          <h1>Rules</h1>
          <FailedPart error={error} retry={() => void refetch()} />
        </main>
      ) : id === 'new' ? (
        <RuleEditor
          key="new"
          editable={admin}
          onAdded={(added) => void navigate(`/admin/rules/${added.id}`)}
        />
      ) : chosen ? (
        // A saved version begins the editor anew.
        <RuleEditor key={`${chosen.id} ${chosen.version}`} rule={chosen} editable={admin} />
      ) : (
        <main id="main">
          <h1>Rules</h1>
          <p className="two empty">
            {rules && id
              ? 'There is no such rule any more.'
              : 'Each rule of the newsroom is a topic that people can follow. Choose one to change it.'}
          </p>
          <Link className="btn" to="/admin/rules/new">
            <Icon name="plus" />
            New rule
          </Link>
        </main>
      )}
    </div>
  );
}

function RuleList(props: {
  readonly rules: readonly { id: string; name: string }[];
  readonly loading: boolean;
}) {
  const [wanted, setWanted] = useState('');
  const { data: topics = [] } = useTopics();
  const shown = props.rules.filter(({ name }) =>
    name.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()),
  );
  return (
    <nav className="rl" aria-label="Rules">
      <div className="lh">
        <div className="search grow">
          <Icon name="search" />
          <input
            className="in"
            type="search"
            aria-label="Filter rules"
            placeholder={`Filter ${count(props.rules.length, 'rule')}`}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </div>
        <Link className="ib" to="/admin/rules/new" aria-label="New rule">
          <Icon name="plus" />
        </Link>
      </div>
      {props.loading && <LoadingRows rows={8} height={50} />}
      <ul>
        {shown.map(({ id, name }) => {
          const topic = topics.find((other) => other.id === id);
          return (
            <li key={id}>
              <NavLink className="ri" to={`/admin/rules/${id}`}>
                <b className="cut" dir="auto">
                  {name}
                </b>
                <span className="s mut num">{topic ? howOften(topic.alertsLastWeek) : '\u00a0'}</span>
              </NavLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
