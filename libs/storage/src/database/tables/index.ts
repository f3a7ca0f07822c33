import type {
  TopicAlertTable,
  TopicAlertVersionTable,
  AlertTable,
  AlertVersionTable,
  SilenceTable,
  WaitingAlertTable,
  SummaryTable,
  DeliveryTable,
  EventTable,
} from './alert-tables.js';
import type {
  FeedTable,
  FeedDayTable,
  AlarmNoticeTable,
  AlarmPushTable,
  MergedFeedTable,
  HubSubscriptionTable,
  HostTable,
} from './feed-tables.js';
import type { PersonTable, SessionTable, TokenTable, DeviceTable, KeptValueTable } from './person-tables.js';
import type {
  RuleTable,
  RuleVersionTable,
  TermListTable,
  SubscriptionTable,
  PastSubscriptionTable,
  MatchTable,
} from './rule-tables.js';
import type {
  ThreadTable,
  PlacementTable,
  StoryTable,
  StoryKeyTable,
  StoryVersionTable,
  TaughtTagTable,
  DeskQuestionTable,
} from './story-tables.js';
export type * from './alert-tables.js';
export type * from './feed-tables.js';
export type * from './person-tables.js';
export type * from './rule-tables.js';
export type * from './story-tables.js';

/** Every table by its name. */
export interface Tables {
  feeds: FeedTable;
  feed_days: FeedDayTable;
  merged_feeds: MergedFeedTable;
  alarm_notices: AlarmNoticeTable;
  alarm_pushes: AlarmPushTable;
  threads: ThreadTable;
  placements: PlacementTable;
  stories: StoryTable;
  story_keys: StoryKeyTable;
  story_versions: StoryVersionTable;
  people: PersonTable;
  sessions: SessionTable;
  tokens: TokenTable;
  devices: DeviceTable;
  kept_values: KeptValueTable;
  rules: RuleTable;
  rule_versions: RuleVersionTable;
  term_lists: TermListTable;
  subscriptions: SubscriptionTable;
  matches: MatchTable;
  past_subscriptions: PastSubscriptionTable;
  silences: SilenceTable;
  summaries: SummaryTable;
  topic_alert_versions: TopicAlertVersionTable;
  topic_alerts: TopicAlertTable;
  waiting_alerts: WaitingAlertTable;
  alerts: AlertTable;
  alert_versions: AlertVersionTable;
  deliveries: DeliveryTable;
  events: EventTable;
  hub_subscriptions: HubSubscriptionTable;
  taught_tags: TaughtTagTable;
  desk_questions: DeskQuestionTable;
  hosts: HostTable;
}
