import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, ScreenshotOptions } from 'puppeteer-core';

/** How large a phone's window is, and one on a desk. */
export const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };
export const DESK = { width: 1440, height: 900, isMobile: false, hasTouch: false };

/** Where the pictures are kept, to be looked at. */
const PICTURES = join(__dirname, '../../dist/pictures');

/** A fault of a page that the walk found, as one line. */
export type Fault = string;

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2, levels A and AA. */
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Notes what a page complains of by itself: script errors, refused styles, failed loads. */
export function watchFaults(page: Page): Fault[] {
  const faults: Fault[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${String(error)}`));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  return faults;
}

/** Every violation of WCAG level A or AA that axe finds on the page as it stands. */
export async function axeFaults(page: Page): Promise<Fault[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (levels) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, {
      runOnly: levels,
      // Who speaks to the page says the words that they see.
      rules: { 'label-content-name-mismatch': { enabled: true } },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, LEVELS);
}

/** Whether the page is wider than its window, which nobody wants to scroll. */
export async function widthFaults(page: Page): Promise<Fault[]> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return over > 0 ? [`${over} px too wide`] : [];
}

/** The field below a label. */
export const field = (label: string) => `::-p-xpath(//label[.="${label}"]/following-sibling::input)`;

/** A button by the words on it. */
export const button = (words: string) => `::-p-xpath(//button[normalize-space(.)="${words}"])`;

/** An item of an open menu. */
export const menuItem = (words: string) => `::-p-xpath(//*[@role="menuitem"][normalize-space(.)="${words}"])`;

/** Waits for a control and presses it. */
export async function press(page: Page, selector: string): Promise<void> {
  await page.locator(selector).click();
}

const PATIENCE_MS = 60_000;

/** Waits until the page says this somewhere. @throws after a minute, with what it says instead */
export async function says(page: Page, text: string): Promise<void> {
  try {
    await page.waitForFunction(
      (wanted) => document.body.innerText.includes(wanted),
      { timeout: PATIENCE_MS },
      text,
    );
  } catch (cause) {
    const instead = await page.evaluate(() => document.body.innerText);
    throw new Error(`The page does not say “${text}” but:\n${instead}`, { cause });
  }
}

/** Keeps a picture of the page as it stands, under a name. */
export async function picture(page: Page, name: string, options: ScreenshotOptions = {}): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ ...options, path: join(PICTURES, `${name}.png`) });
}

/** Signs the first admin in through the page, which goes on to a path. */
export async function signIn(page: Page, origin: string, next: string): Promise<void> {
  await page.goto(`${origin}/sign-in?next=${next}`);
  await page.locator('input[type=email]').fill('admin@wirewatch.example');
  await page.locator('input[type=password]').fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.waitForFunction((path) => location.pathname === path, {}, next);
}
