import { expect, type Browser, type Page, type TestInfo } from '@playwright/test';
import { look } from './look';
import type { TargetServer } from './target-server';

/** In the drawer of a service that is down, by the keyboard: taken in hand, made quiet, given back; what stands on the page follows. */
export async function handleIncident(page: Page, info: TestInfo): Promise<void> {
  const drawer = page.getByRole('dialog');
  const press = async (name: RegExp): Promise<void> => {
    await drawer.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  await press(/^I take care of it/);
  await expect(drawer.getByText(/^ada has it in hand since \d\d:\d\d$/)).toBeVisible();
  await press(/^Snooze…/);
  await drawer.getByLabel('Or until').fill('2020-01-01T08:00');
  await drawer.getByRole('button', { name: 'Snooze until then' }).click();
  await expect(drawer.getByText(/^It is over; 5 minutes from now at least/)).toBeVisible();
  await look(page, info, '11-snooze');
  await drawer.getByRole('button', { name: '1 hour' }).click();
  await expect(drawer.getByText(/^Snoozed until .*\d\d:\d\d by ada$/)).toBeVisible();
  await press(/^End the snooze/);
  await expect(drawer.getByText(/^Snoozed until/)).toHaveCount(0);
  await press(/^I take care of it/);
  await page.keyboard.press('Escape');
  await expect(page.getByText(/^ada has it in hand since/)).toHaveCount(2);
}

/** A message arrives; its link is opened on a phone without a session, counts once, and the owner's page says so by itself. */
export async function walkMessageLink(page: Page, browser: Browser, info: TestInfo, target: TargetServer): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard' }).click();
  target.ail();
  // The links of a fire drill end with it.
  const opened = () => target.messages.find(({ type, title }) => type === 'incident.opened' && !title.startsWith('Fire drill'));
  await expect.poll(opened, { timeout: 60_000 }).toBeDefined();
  const link = opened()?.handleUrl ?? '';
  const phone = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await phone.goto(link);
  await expect(phone.getByRole('heading', { name: opened()?.title ?? '' })).toBeVisible();
  await look(phone, info, '18-link');
  await phone.getByRole('button', { name: 'I take care of it' }).click();
  await expect(phone.getByRole('heading', { name: 'It is yours' })).toBeVisible();
  await expect(page.getByText(/^A reader of Bell has it in hand since/).first()).toBeVisible();
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'This link does nothing any more' })).toBeVisible();
  await phone.context().close();
  target.heal();
  await expect(page.getByText('Everything is up')).toBeVisible({ timeout: 40_000 });
}

/** What people add: a note of an incident that is over, and one that no check has seen, from its report to what was learned. */
export async function walkStories(page: Page, info: TestInfo): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Status', exact: true }).click();
  await page.getByRole('link', { name: 'Shop is down' }).first().click();
  await page.getByRole('button', { name: 'Write a note' }).click();
  await page.getByLabel('Note').fill('The fuse of the rack.\nA new one is ordered.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A new one is ordered.')).toBeVisible();
  await expect(page.getByText('internal')).toBeVisible();
  await look(page, info, '18-story');

  await page.getByRole('link', { name: 'All of the status' }).click();
  await page.getByRole('button', { name: 'Report an incident' }).click();
  await page.getByLabel('Title').fill('Moving the rack');
  await page.getByLabel('How bad it is').selectOption('degraded');
  await page.getByLabel('What is known').fill('Things are slow until noon.');
  await look(page, info, '18-report');
  await page.getByRole('button', { name: 'Open the incident' }).click();
  await expect(page.getByRole('heading', { name: 'Moving the rack', level: 1 })).toBeVisible();
  const address = page.url();
  await page.getByRole('link', { name: 'All of the status' }).click();
  await expect(page.getByText(/^Reported: Moving the rack/)).toBeVisible();
  await page.goto(address);
  await page.getByRole('button', { name: 'Tell how it goes on' }).click();
  await page.getByLabel('How far it is').selectOption('resolved');
  await page.getByLabel('What to tell').fill('All is where it belongs.');
  await page.getByRole('button', { name: 'Resolve it' }).click();
  await page.getByRole('button', { name: 'Write a post-mortem' }).click();
  await page.getByLabel(/^What happened/).fill('The cables were too short.');
  await page.getByLabel('Publish it').check();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('heading', { name: 'What was learned' })).toBeVisible();
  await look(page, info, '18-reported');
  await walkAlertPreview(page, info);
}

/** The form of a monitor that has failed says how often it would have alerted, and follows what is typed. */
async function walkAlertPreview(page: Page, info: TestInfo): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Monitors' }).click();
  await page.getByRole('button', { name: 'Edit Shop' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/^With the last 24 h this would have alerted (once|\d times)\.$/)).toBeVisible();
  await look(page, info, '18-alerts');
  await dialog.getByText('How often, how long').click();
  await dialog.getByLabel(/^Tries again/).fill('10');
  await expect(dialog.getByText('With the last 24 h this would not have alerted.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
}
