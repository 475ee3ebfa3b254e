import { expect, type Page, type TestInfo } from '@playwright/test';
import { look } from './look';

/** Made, shown once, copied, used by a program, revoked: and then it opens nothing. */
export async function walkApiKeys(page: Page, info: TestInfo, origin: string): Promise<void> {
  const ask = async (key: string, path: string): Promise<number> => (await fetch(new URL(path, origin), { headers: { Authorization: `Bearer ${key}` } })).status;
  const dialog = page.getByRole('dialog');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Make a key' }).click();
  await dialog.getByLabel('Name').fill('grafana');
  await dialog.getByLabel('monitors.read').check();
  await look(page, info, '3-key-form');
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  await expect(dialog.getByText(/never shown again/)).toBeVisible();
  const key = (await dialog.locator('code').first().textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Copy', exact: true }).first().click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
  expect(await Promise.all([ask(key, '/api/monitors'), ask(key, '/api/users')])).toEqual([200, 403]);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await expect(page.getByText(/^Last used/)).toBeVisible();
  await expect(page.getByText(key)).toHaveCount(0);
  await look(page, info, '4-keys');
  await page.getByRole('button', { name: 'Revoke grafana', exact: true }).click();
  await page.getByRole('button', { name: 'Revoke grafana now' }).click();
  await expect(page.getByText('The key grafana is revoked.')).toBeVisible();
  expect(await ask(key, '/api/monitors')).toBe(401);
}
