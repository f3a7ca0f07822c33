import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';

/** A browser of the test's own, with a fresh profile that goes with it. */
export interface TestBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Debian's Chromium, for pages, accessibility and screenshots. @throws where it isn't installed */
export async function startChromium(): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'wirewatch-chromium-'));
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath: installed(['/usr/bin/chromium', '/usr/bin/google-chrome']),
    userDataDir: profile,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return owned(browser, profile);
}

/**
 * Debian's Firefox, whose push service is the test's own.
 * @param pushServer ws:// address of an AutopushServer
 * @throws where it isn't installed
 */
export async function startFirefox(pushServer: string): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'wirewatch-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: installed(['/usr/bin/firefox-esr', '/usr/bin/firefox']),
    userDataDir: profile,
    headless: true,
    extraPrefsFirefox: {
      // Otherwise the automation's own defaults switch push off.
      'remote.prefs.recommended': false,
      'dom.push.serverURL': pushServer,
      'dom.push.testing.allowInsecureServerURL': true,
      'dom.push.connection.enabled': true,
      'permissions.default.desktop-notification': 1,
      'alerts.useSystemBackend': false,
    },
  });
  return owned(browser, profile);
}

function owned(browser: Browser, profile: string): TestBrowser {
  return {
    browser,
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function installed(paths: readonly string[]): string {
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`No browser at ${paths.join(' or ')}: .ci/run installs it`);
  return found;
}
