import type { Page } from 'puppeteer-core';
import { LIVE } from './news.js';
import { startNewsroom, type Newsroom } from './newsroom.js';
import { button, field, menuItem, press, says } from './page-walk.js';

describe('an admin', () => {
  let room: Newsroom;
  let page: Page;
  beforeAll(async () => {
    room = await startNewsroom();
    room.wire.release('sport', LIVE.handball);
    page = await room.signedIn('/admin/rules');
  });
  afterAll(async () => {
    await room?.stop();
  });

  it('changes a rule into a new version', async () => {
    await press(page, '.rl a[href^="/admin/rules/"]:not([href$=new])');
    const box = page.locator('textarea');
    await box.fill('Libya ceasefire (');
    await says(page, 'This bracket is never closed.');
    expect(await page.$eval('.ttl .go', (save) => (save as HTMLButtonElement).disabled)).toBe(true);
    await box.fill('Libya (ceasefire OR truce)');
    await says(page, '(Libya AND (ceasefire OR truce))');
    await press(page, 'nav a[href="/admin/feeds"]');
    await page.waitForSelector('.feeds');
    await page.goBack();
    await says(page, '(Libya AND (ceasefire OR truce))');
    await press(page, button('Save version 2'));
    await says(page, 'version 2 live');
    await page.waitForSelector('[aria-label="Use version 1"]');
  });

  it('finds a feed at an address, and hears beside the field why another is refused', async () => {
    await page.goto(`${room.origin}/admin/feeds`);
    const address = page.locator(field('Address of a feed or of any page'));
    await address.fill('http://127.0.0.1:1/none');
    await press(page, '.find button');
    await page.waitForSelector('[aria-invalid=true]');
    await address.fill(room.wire.url('sport'));
    await press(page, '.find button');
    await page.locator(field('Short name')).fill('world');
    await press(page, button('Add and check now'));
    await says(page, 'This name is taken.');
    await page.locator(field('Short name')).fill('sport');
    await press(page, button('Add and check now'));
    await page.waitForSelector('[aria-label="What to do with sport"]');
  });

  const deed = async (name: string): Promise<void> => {
    await press(page, '[aria-label="What to do with sport"]');
    await press(page, menuItem(name));
  };

  it('puts a feed into a folder and finds it there', async () => {
    await deed('Change');
    await page.locator(field('Folder')).fill('World / Games');
    await press(page, button('Save'));
    await page.waitForSelector('select[aria-label=Folder]');
    await page.select('select[aria-label=Folder]', 'World / Games');
    await page.waitForFunction(() => document.querySelectorAll('.feeds tbody tr').length === 1);
    await says(page, 'World / Games');
    await page.select('select[aria-label=Folder]', '');
  });

  it('reads how a feed did, drawn and as a table', async () => {
    await press(page, button('sport'));
    await says(page, 'Next check');
    await says(page, 'Last checks');
    await page.waitForSelector('figure.days svg[role=img]');
    await press(page, 'details.days summary');
    await page.waitForFunction(() => document.querySelectorAll('details.days tbody tr').length === 30);
    await press(page, button('Close'));
  });

  it('merges a feed into another after saying what that means', async () => {
    const url = room.wire.url('sports');
    await room.admin.call('addFeed', { body: { url, name: 'sports' } });
    await page.reload();
    await press(page, '[aria-label="What to do with sports"]');
    await press(page, menuItem('Merge into another'));
    await says(page, 'This can not be taken back.');
    const { items } = await room.admin.call('listFeeds', {});
    await page.select('.sheet select', items.find(({ name }) => name === 'sport')!.id);
    await press(page, button('Merge the feeds'));
    await says(page, 'is part of');
    await page.waitForSelector('[aria-label="What to do with sports"]', { hidden: true });
    await page.locator(field('Address of a feed or of any page')).fill(url);
    await press(page, '.find button');
    await page.locator(field('Short name')).fill('again');
    await press(page, button('Add and check now'));
    await says(page, 'merged into “sport”');
  });

  it('checks a feed at once and tells the outcome, pauses and deletes it', async () => {
    await deed('Check now');
    await says(page, 'Checked:');
    await deed('Pause');
    await says(page, 'Paused');
    await deed('Delete');
    await says(page, 'Delete sport?');
    await press(page, button('Delete the feed'));
    await page.waitForSelector('[aria-label="What to do with sport"]', { hidden: true });
  });

  it('is told when the password is wrong', async () => {
    const stranger = await room.visitor();
    await stranger.goto(`${room.origin}/sign-in`);
    await stranger.locator('input[type=email]').fill('admin@wirewatch.example');
    await stranger.locator('input[type=password]').fill('something else');
    await stranger.keyboard.press('Enter');
    await says(stranger, 'The e-mail address or the password is wrong.');
    await stranger.close();
  });
});
