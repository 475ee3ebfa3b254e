import { expect, type Page, type TestInfo } from '@playwright/test';
import { walkBulk } from './bulk';
import { walkChecks } from './checks';
import { look } from './look';

const backup = (url: string): string =>
  JSON.stringify({
    version: '1.23.16',
    notificationList: [],
    monitorList: [
      { id: 1, name: 'Web', type: 'group' },
      { id: 2, name: 'Taken over', type: 'http', url, parent: 1, interval: 3, accepted_statuscodes: ['200-299'] },
      { id: 3, name: 'Nightly job', type: 'push', pushToken: 'secret' },
      { id: 4, name: '"><img src=x onerror="window.hacked=1">', type: 'http', url, authMethod: 'ntlm', basic_auth_pass: 'pass-word' },
    ],
  });

/** From an export of Uptime Kuma to a monitor, made public, and the badge of it; then many at once. */
export async function walkImportAndBadge(page: Page, info: TestInfo, url: string): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Monitors' }).click();
  await page.getByRole('button', { name: 'Import' }).click();
  await look(page, info, '26a-import');
  const sent = page.waitForRequest('**/api/monitors/import/preview');
  await dialog.getByLabel('or paste what is in it').fill(backup(url));
  await dialog.getByRole('button', { name: 'See what would become of it' }).click();
  expect((await sent).postData()).not.toContain('secret');
  await expect(dialog.getByText('Nothing is saved yet: 2 changed, 2 left out.')).toBeVisible();
  await look(page, info, '26b-import-report');
  await dialog.getByRole('button', { name: 'Take over 2 monitors' }).click();
  await expect(dialog.getByText('Done: 2 changed, 2 left out.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('button', { name: 'Edit Taken over' }).click();
  await dialog.getByLabel(/^Public/).check();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Status', exact: true }).click();
  await page.getByRole('link', { name: 'Taken over', exact: true }).click();
  await page.getByRole('button', { name: 'Badge' }).click();
  const badge = dialog.getByRole('img', { name: /^The badge as it is now/ });
  await expect.poll(() => badge.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(50);
  await dialog.getByLabel('It tells').selectOption('uptime');
  await expect(dialog.getByText('kind=uptime&window=30d').first()).toBeVisible();
  await look(page, info, '26c-badge');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await walkBulk(page, info);
  await walkChecks(page, info);
}
