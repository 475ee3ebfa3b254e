import { expect, type Page, type TestInfo } from '@playwright/test';
import { look } from './look';
import type { TargetServer } from './target-server';

export async function walkBackups(page: Page, info: TestInfo, link: string) {
  await page.goto(new URL('/backups', link).href);
  await expect(page.getByText('No schedule is set')).toBeVisible();
  await page.getByRole('button', { name: 'Make one now' }).click();
  await expect(page.getByText(/^Verified .* rows/)).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(/^\.\/nebula restore \/.*\.backup$/)).toBeVisible();
  await look(page, info, '25-backups');
}

export async function walkIntegrations(page: Page, info: TestInfo) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Integrations' }).click();
  const card = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await card('Redis').getByRole('button', { name: 'Test Redis' }).click();
  await expect(card('Redis').getByText(/^PING was answered/)).toBeVisible();
  await expect(card('Ollama on the GPU').getByText(/^Missing/)).toBeVisible();
  const collector = card('OpenTelemetry collector');
  await collector.getByText('Set it up here').click();
  await collector.getByLabel('Collector', { exact: true }).fill('http://127.0.0.1:1');
  await look(page, info, '26-integrations');
  await collector.getByRole('button', { name: 'Save Collector' }).click();
  await collector.getByRole('button', { name: 'Test OpenTelemetry collector' }).click();
  await expect(collector.getByText(/ConnectionRefused/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Needs attention' })).toBeVisible();
  await look(page, info, '27-integrations-failing');
}

/** Found by its variable, set after a confirmation over the page, in force at once, and back. */
export async function walkSettings(page: Page, info: TestInfo, target: TargetServer, password: string) {
  const menu = page.getByRole('navigation', { name: 'Main' });
  await menu.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText(/^Version 0\.\d+\.\d+, build [0-9a-f]{12}, running for/)).toBeVisible();
  await page.getByText('What changed').click();
  await page.getByText('How to update').click();
  await look(page, info, '21-settings');
  await page.getByRole('searchbox').fill('NEBULA_HEARTBEAT_URL');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveURL(/q=NEBULA_HEARTBEAT_URL/);
  await page.getByLabel('Heartbeat URL', { exact: true }).fill(target.url);
  // As ten minutes later: the first answer says that the proof is too old.
  await page.route('**/api/settings/*', (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', json: { status: 403, code: 'reauthentication_required', title: 'Forbidden' } }), { times: 1 });
  await page.getByRole('button', { name: 'Save Heartbeat URL' }).click();
  const confirm = page.getByRole('dialog', { name: 'Is it still you?' });
  await confirm.getByLabel('Password of ada').fill(password);
  await confirm.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(page.getByText(/^Set here by ada, .*The value is never shown/)).toBeVisible();
  await menu.getByRole('link', { name: 'Notifications' }).click();
  await expect(page.getByText(/^Watched by 127\.0\.0\.1, /)).toBeVisible({ timeout: 40_000 });
  await menu.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('searchbox').fill('NEBULA_HEARTBEAT_URL');
  await page.getByRole('button', { name: /^Back to the default/ }).click();
  await expect(page.getByText('Not set', { exact: true })).toBeVisible();
}
