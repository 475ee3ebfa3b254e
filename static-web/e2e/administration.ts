import { expect, type Page, type TestInfo } from '@playwright/test';
import { look } from './look';

export async function walkBackups(page: Page, info: TestInfo, link: string) {
  await page.goto(new URL('/backups', link).href);
  await expect(page.getByText('No schedule is set')).toBeVisible();
  await page.getByRole('button', { name: 'Make one now' }).click();
  await expect(page.getByText(/^Verified .* rows$/)).toBeVisible({ timeout: 40_000 });
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

export async function walkSettings(page: Page, info: TestInfo) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  const days = page.getByRole('listitem').filter({ hasText: 'NEBULA_EVENTS_RETENTION' });
  await expect(days).toBeVisible();
  await look(page, info, '21-settings');
  await page.getByRole('searchbox').fill('NEBULA_EVENTS_RETENTION');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveURL(/q=NEBULA_EVENTS_RETENTION/);
}
