import { expect, type Page, type TestInfo } from '@playwright/test';
import { look } from './look';

/** A tile is moved by the keyboard alone, a fault in the YAML names its place, and after a reload everything stands where it was put. */
export async function walkDashboard(page: Page, info: TestInfo): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard' }).click();
  await page.getByRole('button', { name: 'Arrange' }).click();
  const grip = page.getByRole('button', { name: 'Move Shop' });
  await grip.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Shop picked up: place \d+ of \d+ in /)).toBeAttached();
  const inFirst = page.getByText(/^Shop: place \d+ of \d+ in section 1\./);
  for (let step = 0; step < 40 && (await inFirst.count()) === 0; step++) await page.keyboard.press('ArrowLeft');
  await expect(inFirst).toBeAttached();
  await expect(grip).toBeFocused();
  await page.keyboard.press('Enter');
  await look(page, info, '19-arrange');
  await page.getByRole('button', { name: 'As YAML' }).click();
  const yaml = page.getByRole('textbox', { name: 'YAML' });
  const written = await yaml.inputValue();
  await yaml.fill(written.replace('part: sentence', 'part: sentense'));
  await expect(page.getByRole('button', { name: 'Line 4, column 15' })).toBeVisible();
  await look(page, info, '20-yaml');
  await yaml.fill(`${written}  - title: Notes\n    tiles:\n      - note: The router is in the cellar\n`);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Arrange' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('main').getByRole('article').first().getByRole('heading', { name: 'Shop' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Notes' }).getByText('The router is in the cellar')).toBeVisible();
}
