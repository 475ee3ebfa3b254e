import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type TestInfo } from '@playwright/test';

/** Fails on anything that the browser complains about. */
export function watchConsole(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()} (${page.url()})`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  return complaints;
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Axe on a desk and on a phone, in one theme each, nothing wider than the screen, and a picture of each for a person. Colours depend on
 * the theme and places on the width: which goes with which turns from one name to the next.
 */
export async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  const onDesk = name.length % 2 === 0 ? 'light' : 'dark';
  for (const width of [1440, 390]) {
    const colorScheme = (width === 1440) === (onDesk === 'light') ? 'light' : 'dark';
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    // The page hears of the theme in its script: a busy machine draws the old one for a moment.
    await page.waitForFunction((scheme) => document.documentElement.dataset['mantineColorScheme'] === scheme, colorScheme);
    // Somewhere in the middle the bar on top covers whatever happens to be there.
    await page.evaluate(() => window.scrollTo(0, 0));
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await info.attach(`${name}-${colorScheme}-${width}`, { body: await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}-${width}.png`) }), contentType: 'image/png' });
    expect.soft(said, `${name}, ${colorScheme}, ${width} px wide`).toEqual([]);
    expect.soft(overflow, `${name} is wider than a screen of ${width} px`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** What asks PostgreSQL itself, as who has an incident in hand, is refused while that is away, and the browser writes of it. */
export function forgetRefusals(complaints: string[]): void {
  complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes('a status of 503')));
}
