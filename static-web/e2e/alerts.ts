import { expect, type Page, type TestInfo } from '@playwright/test';
import { look } from './look';
import type { TargetServer } from './target-server';

/** A channel is pasted, recognised, saved and tested; a rule says what it would have told. */
export async function walkNotifications(page: Page, info: TestInfo, target: TargetServer): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Notifications' }).click();
  await expect(page.getByRole('heading', { name: 'Where shall I tell you?' })).toBeVisible();
  await look(page, info, '15-notifications-empty');
  await page.getByLabel('Paste where to').fill(target.url);
  await page.getByRole('button', { name: 'What is it?' }).click();
  await expect(dialog.getByText(/signed with a secret/)).toBeVisible();
  await dialog.getByLabel('Name').fill('Bell');
  await look(page, info, '16-channel');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText(/shown only now/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Send a test' }).click();
  await expect(dialog.getByText(/^The other side took it/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Tell me what is broken' }).click();
  await expect(dialog.getByText(/^Last 7 days: \d+ messages?/)).toBeVisible();
  await look(page, info, '17-rule');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('list', { name: 'Rules' }).getByRole('heading', { name: 'What is broken' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Deliveries' }).getByText('Sent', { exact: true })).toBeVisible();
  await look(page, info, '18-notifications');
  await page.getByRole('button', { name: 'Start the fire drill' }).click();
  await expect(page.getByText(/^Alerts are proven: Bell in/)).toBeVisible({ timeout: 60_000 });
  await look(page, info, '18a-fire-drill');
}

// The browser of the walk has the clock and zone of this process.
function localField(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** A window is planned, holds, is seen on the status page and is ended. */
export async function walkMaintenance(page: Page, info: TestInfo): Promise<void> {
  const dialog = page.getByRole('dialog');
  const menu = page.getByRole('navigation', { name: 'Main' });
  await menu.getByRole('link', { name: 'Maintenance' }).click();
  await expect(page.getByRole('heading', { name: 'No maintenance is planned' })).toBeVisible();
  await page.getByRole('button', { name: 'Plan maintenance' }).click();
  await dialog.getByLabel('Title').fill('New disks');
  await dialog.getByLabel('What is done').fill('The shop gets more room.');
  await dialog.getByLabel(/^Shop/).check();
  await dialog.getByLabel('It comes').selectOption('weekly');
  await expect(dialog.getByRole('heading', { name: 'The next three times' })).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await look(page, info, '20a-maintenance-form');
  await dialog.getByLabel('It comes').selectOption('once');
  await dialog.getByLabel('From', { exact: true }).fill(localField(Date.now() - 60_000));
  await dialog.getByLabel('To', { exact: true }).fill(localField(Date.now() + 3_600_000));
  await dialog.getByRole('button', { name: 'Save' }).click();
  const planned = page.getByRole('list', { name: 'Maintenance windows' }).getByRole('listitem').filter({ hasText: 'New disks' });
  await expect(planned.getByText('Running now')).toBeVisible();
  await look(page, info, '20b-maintenance');
  await menu.getByRole('link', { name: 'Status', exact: true }).click();
  await expect(page.locator('strong', { hasText: 'Under maintenance until' })).toBeVisible();
  await expect(page.getByText('Under maintenance', { exact: true }).first()).toBeVisible();
  await look(page, info, '20c-status-maintenance');
  await menu.getByRole('link', { name: 'Maintenance' }).click();
  await planned.getByRole('button', { name: 'End now… New disks' }).click();
  await planned.getByRole('button', { name: /^End it/ }).click();
  await expect(planned.getByText('Over')).toBeVisible();
}

/** An automation says what it would have done before it is saved. */
export async function walkAutomations(page: Page, info: TestInfo, target: TargetServer): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Automations' }).click();
  await page.getByRole('button', { name: 'New automation' }).click();
  await dialog.getByLabel('Name', { exact: true }).fill('Ring');
  await dialog.getByLabel('Address').fill(target.url);
  await dialog.getByRole('button', { name: 'What would it have done?' }).click();
  await expect(dialog.getByText(/it would have run \d+ times?/)).toBeVisible();
  await look(page, info, '19-automation');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const ring = page.getByRole('list', { name: 'Automations' }).getByRole('listitem').filter({ hasText: 'Ring' });
  await expect(ring.getByText(/Errors and worse/)).toBeVisible();
  await look(page, info, '20-automations');
  await ring.getByRole('button', { name: 'Runs of Ring' }).click();
  await expect(dialog.getByText(/It has not run yet/)).toBeVisible();
  await page.keyboard.press('Escape');
}
