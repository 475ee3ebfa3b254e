import { readFile } from 'node:fs/promises';
import { expect, type Page, type TestInfo } from '@playwright/test';
import { look } from './look';

/** Three monitors chosen by key and by mouse, edited at once: one is the service map's and refused. Then by tag, folded away, renamed. */
export async function walkBulk(page: Page, info: TestInfo): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  const box = (name: string) => page.getByRole('checkbox', { name: `Choose ${name}`, exact: true });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Monitors' }).click();
  await box('Shop').focus();
  await page.keyboard.press('x');
  await box('Taken over').click();
  await box('PostgreSQL').click();
  await expect(page.getByText('3 chosen')).toBeVisible();
  const file = page.waitForEvent('download');
  await page.getByRole('group', { name: 'Chosen monitors' }).getByRole('button', { name: 'Export' }).click();
  const yaml = await readFile(await (await file).path(), 'utf8');
  expect(yaml).toContain('\n  shop:\n    name: Shop\n');
  expect(yaml).toContain('\n  taken-over:\n');
  await page.getByRole('button', { name: 'Edit…' }).click();
  await dialog.getByLabel('Group').fill('Shops');
  await dialog.getByLabel('Add tags').fill('prod, team: a');
  await dialog.getByLabel('Good checks before it is up again').fill('2');
  await look(page, info, '27a-bulk-edit');
  await dialog.getByRole('button', { name: 'Change 3 monitors' }).click();
  await expect(page.getByText('2 changed, 1 refused')).toBeVisible();
  await expect(page.getByText(/is defined in service-map\.yml, line \d+/)).toBeVisible();
  await page.getByRole('link', { name: 'team: a' }).first().click();
  await expect(page).toHaveURL(/tag=team/);
  await expect(box('PostgreSQL')).toHaveCount(0);
  await look(page, info, '27b-bulk-done');
  await page.getByRole('button', { name: 'Shops', exact: true }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Shops', exact: true })).toHaveAttribute('aria-expanded', 'false');
  await page.getByRole('button', { name: 'Rename the group Shops' }).click();
  await page.getByLabel('New name of the group Shops').fill('Services');
  await page.getByRole('button', { name: 'Rename 2' }).click();
  await expect(page.getByText('2 renamed')).toBeVisible();
  await expect(box('Shop')).toBeVisible();
}
