import { expect, type Page, type TestInfo } from '@playwright/test';
import { look } from './look';

/** The forms of what is not simply an address, and a monitor that is called instead of calling. */
export async function walkChecks(page: Page, info: TestInfo): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  const kind = dialog.getByLabel('What kind of check');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Monitors' }).click();
  await page.getByRole('button', { name: 'Add a monitor' }).click();
  await dialog.getByRole('button', { name: 'Fill in the form instead' }).click();

  await kind.selectOption('dns');
  await dialog.getByLabel('Name to look up').fill('example.org');
  await dialog.getByLabel('Record').selectOption('MX');
  await dialog.getByLabel('Expected values').fill('10 mail.example.org');
  await kind.selectOption('tls');
  await expect(dialog.getByLabel('Host', { exact: true })).toHaveValue('example.org');
  await dialog.getByLabel('Server name').fill('www.example.org');

  await kind.selectOption('http');
  await dialog.getByLabel('Method').selectOption('POST');
  await dialog.getByText('What is sent along').click();
  await dialog.getByRole('button', { name: 'Add a header' }).click();
  await dialog.getByRole('group', { name: 'Header 1' }).getByLabel('Header', { exact: true }).fill('Authorization');
  await dialog.getByRole('group', { name: 'Header 1' }).getByLabel('Value').fill('Bearer of-the-walk');
  await expect(dialog.getByRole('checkbox', { name: 'Secret' })).toBeChecked();
  await dialog.getByLabel('Body', { exact: true }).fill('{}');
  await look(page, info, '27a-request');

  await kind.selectOption('push');
  await dialog.getByLabel('Name', { exact: true }).fill('Nightly');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.getByRole('button', { name: 'Make the address' }).click();
  const address = await dialog.getByRole('region', { name: 'Address', exact: true }).innerText();
  await look(page, info, '27b-push');
  const called = await page.request.get(`${address.trim()}?status=up&msg=OK&ping=`);
  expect(called.status()).toBe(200);
  await page.keyboard.press('Escape');
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Nightly', exact: true }) });
  await expect(row.getByText('Up', { exact: true })).toBeVisible({ timeout: 20_000 });
}
