import { describe, expect, it } from 'vitest';
import type { Backups } from '@/api/types';
import { fileName, restoreCommand, standingOf } from './standing';

const now = Date.parse('2026-11-22T12:00:00Z');
const good: Backups = {
  schedule: '15 3 * * *',
  next: '2026-11-23T03:15:00Z',
  folder: '/mnt/usb',
  opensWith: 'passphrase',
  withKeys: true,
  keep: { daily: 7, weekly: 4, monthly: 6 },
  files: [],
  lastMadeAt: '2026-11-22T03:15:00Z',
};

describe('standingOf', () => {
  it('is well when one was made and nothing is wrong', () => {
    expect(standingOf(good, now)).toEqual({ state: 'up', title: 'Backed up', detail: 'The last one was made 8 h 45 min ago.' });
  });

  it('says what failed before anything else', () => {
    const last = { id: 'x', origin: 'schedule', state: 'failed' as const, requestedAt: '', requestedBy: 'nebula', error: 'No space left on device.' };

    const standing = standingOf({ ...good, last, overdueSince: '2026-11-22T03:15:00Z' }, now);

    expect(standing.state).toBe('down');
    expect(standing.detail).toBe('No space left on device. The last one was made 8 h 45 min ago.');
  });

  it('does not call a missing schedule well', () => {
    expect(standingOf({ ...good, schedule: null, next: null }, now).state).toBe('not_configured');
  });

  it('tells what is in the way of a schedule', () => {
    expect(standingOf({ ...good, obstacle: 'There is no folder /mnt/usb.' }, now)).toMatchObject({ state: 'down', title: 'No backup can be made' });
  });
});

describe('restoreCommand', () => {
  it('asks for the passphrase where one opens it', () => {
    expect(restoreCommand('/mnt/usb/a.backup', 'passphrase')).toBe('./nebula restore /mnt/usb/a.backup --passphrase');
  });

  it('quotes a name that a shell would read otherwise', () => {
    expect(restoreCommand("/mnt/it's; here/a.backup", 'key_file')).toBe(String.raw`./nebula restore '/mnt/it'\''s; here/a.backup'`);
  });
});

it('fileName takes the folder away on both kinds of systems', () => {
  expect([fileName('/a/b.backup'), fileName(String.raw`C:\a\b.backup`)]).toEqual(['b.backup', 'b.backup']);
});
