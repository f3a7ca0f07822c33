import { ApiClient } from '../support/api-client.js';
import { DeskWithWires } from '../support/desk-with-wires.js';
import { LiveClient } from '../support/live-client.js';

describe('a correction that a wire sends as a new item', () => {
  let newsroom: DeskWithWires;
  let admin: ApiClient;

  beforeAll(async () => {
    newsroom = await DeskWithWires.start(['reuters', 'afp']);
    admin = newsroom.admin;
  });
  afterAll(() => newsroom.stop());

  const bring = (wire: string, title: string, description: string) =>
    newsroom.bring(wire, { title, description });

  /** Somebody who follows a topic of their own. */
  async function reader(query: string) {
    const rule = await admin.call('addRule', { body: { name: query, query, scope: 'topic' } });
    const client = new ApiClient(newsroom.server.origin);
    await client.call('follow', { params: { ruleId: rule.id }, body: { channels: ['live'] } });
    const live = await LiveClient.watch(newsroom.server.origin, client.cookie, ['alerts']);
    /** Waits until so many alert versions came, and gives all that there are. */
    const alerts = async (count: number) => {
      await live.until((seen) => seen.alerts.length >= count);
      return (await client.call('listAlerts', {})).items;
    };
    return { client, live, alerts };
  }

  const ankara = (city: string) =>
    `Khalifa Haftar left ${city} on Tuesday without signing a ceasefire agreement, the foreign ministry said. ` +
    'He had asked for two more days to study the text, which his rival had signed the evening before.';

  it('reaches exactly those who were told of the wrong story, once, under a new headline that matches no rule of theirs', async () => {
    const [told, other] = [await reader('Haftar AND Ankara'), await reader('lighthouse')];
    const story = await bring('reuters', 'Haftar leaves Ankara without signing ceasefire', ankara('Ankara'));
    await told.alerts(1);
    const correction = await bring(
      'reuters',
      'CORRECTED-Haftar leaves Moscow without signing ceasefire',
      ankara('Moscow'),
    );
    expect(correction).toMatchObject({ kind: 'correction', about: story.id, thread: story.thread });

    expect(await told.alerts(2)).toMatchObject([
      { kind: 'new' },
      {
        kind: 'correction',
        story: { title: 'Haftar leaves Moscow without signing ceasefire' },
        note: { told: { title: 'Haftar leaves Ankara without signing ceasefire' } },
      },
    ]);
    // Everybody is told of a version in one transaction.
    expect((await other.client.call('listAlerts', {})).items).toEqual([]);
    const thread = await admin.call('getThread', { params: { id: story.thread! } });
    expect(thread.title).toBe('Haftar leaves Moscow without signing ceasefire');

    // A wire that corrects twice means the same story.
    const again = await bring(
      'reuters',
      'CORRECTED-Haftar departs Moscow without signing ceasefire',
      ankara('Moscow'),
    );
    expect(again).toMatchObject({ kind: 'correction', about: story.id });
    expect((await told.alerts(3)).map(({ kind }) => kind)).toEqual(['new', 'correction', 'correction']);
    told.live.close();
    other.live.close();
  });

  const ferry = (aboard: number) =>
    `A ferry with ${aboard} people aboard sank in heavy seas off the island of Samos on Monday night, the coast guard ` +
    'said. Helicopters and fishing boats were searching for survivors in strong wind.';

  it('means the update of its number', async () => {
    const first = await bring('reuters', 'Ferry sinks off Samos in heavy seas', ferry(40));
    const second = await bring('reuters', 'UPDATE 1-Ferry sinks off Samos in heavy seas', ferry(44));
    expect(second.thread).toBe(first.thread);
    const corrected = await bring(
      'reuters',
      'CORRECTED-UPDATE 1-Ferry sinks off Samos in heavy seas',
      ferry(43),
    );
    expect(corrected.about).toBe(second.id);
    expect((await bring('reuters', 'CORRECTED-Ferry sinks off Samos in heavy seas', ferry(41))).about).toBe(
      first.id,
    );
  });

  it('means the story that it tells anew, not an older one that had the same headline', async () => {
    const oil = (day: string, move: string) =>
      `Oil prices ${move} by two dollars in early trade in London on ${day} after a tanker was seized in the strait, ` +
      'and analysts said that they expected more of the same for the rest of the week.';
    const older =
      'Crude gained in New York before the meeting of producers, at which no cut had been expected by brokers.';
    await bring('reuters', 'Oil prices rise in early London trade', older);
    const told = await bring('reuters', 'Oil prices fall in early London trade', oil('Thursday', 'fell'));
    const correction = await bring(
      'reuters',
      'CORRECTED-Oil prices rise in early London trade',
      oil('Thursday', 'rose'),
    );
    expect(correction.about).toBe(told.id);
  });

  it('is put to the desk where two stories of its wire may be meant', async () => {
    const text =
      'The central bank left its main rate where it was, as had been expected by all but two analysts.';
    const stories = [
      await bring('afp', 'Central bank of Norland leaves rate unchanged', text),
      await bring('afp', 'Central bank of Sudland leaves rate unchanged', text),
    ];
    const title = 'CORRECTION: Central bank of Westland leaves rate unchanged';
    const question = await newsroom.raise('afp', { title, description: text });
    expect(question).toMatchObject({ kind: 'correction', named: true });
    expect(question.candidates.map(({ id }) => id).sort()).toEqual(stories.map(({ id }) => id).sort());
  });

  it('is a story of its own where its wire told nothing like it', async () => {
    await bring('reuters', 'Minister opens bridge over the Elbe', 'She cut a ribbon.');
    const own = await bring('afp', 'CORRECTED: Minister opens bridge over the Elbe', 'She cut a ribbon.');
    expect(own).toMatchObject({ kind: 'correction', about: null });
  });
});
