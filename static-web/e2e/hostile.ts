import type { Page } from '@playwright/test';

/** A name as somebody writes it who means no good: markup, a turned direction, and far too long. */
export const hostileName = `\u202E<img src=x onerror="window.hacked=1">'; drop table events;-- ${'w'.repeat(10_000)}`;

/** The answers of both logs with such names in every place that takes text from outside. */
export async function answerHostile(page: Page): Promise<void> {
  const at = new Date().toISOString();
  const event = {
    position: 1, id: '0198f0a0-0000-7000-8000-000000000001', occurredAt: at, category: 'server', type: 'monitor.created', severity: 'info', source: 'status',
    title: hostileName, subject: `service:${hostileName}`, actor: hostileName, data: { name: hostileName, [hostileName]: { deep: [hostileName] } },
  };
  const entry = {
    seq: 1, id: '0198f0a0-0000-7000-8000-000000000002', at, actor: { kind: 'user', id: '1', name: hostileName, address: '192.0.2.1' }, action: 'monitors.update', outcome: 'done',
    target: `monitor:${hostileName}`, targetName: hostileName, detail: hostileName, before: { name: 'Shop' }, after: { name: hostileName }, times: 1, hash: '0'.repeat(64),
  };
  await page.route('**/api/events?*', (route) => route.fulfill({ json: { items: [event], next: null, end: 1 } }));
  await page.route('**/api/events/dead-letters*', (route) => route.fulfill({ json: { items: [{ handler: hostileName, attempts: 8, error: hostileName, deadAt: at, event }], next: null } }));
  await page.route('**/api/audit?*', (route) => route.fulfill({ json: { items: [entry], next: null } }));
}

export const wasHacked = (page: Page): Promise<boolean> => page.evaluate(() => 'hacked' in window || document.querySelector('img[src="x"]') !== null);
