import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { queryKeys } from '@/api/query-keys';
import { at, status } from '@/test/fixtures';
import { takeEvent } from './use-live-status';

const result = (service: string) => ({
  kind: 'result' as const,
  data: { id: 'e', service, state: 'up' as const, reason: 'fine', evidence: null, since: at(0), at: at(0), responseTimeMs: 5 },
});

describe('takeEvent', () => {
  it.each([
    ['shop', false],
    ['made-a-moment-ago', true],
  ])('takeEvent_ResultOf_%s_ReadsTheStatusAgain_%s', (service, again) => {
    const client = new QueryClient();
    client.setQueryData(queryKeys.status, status());

    takeEvent(client, result(service), '101-0');

    expect(client.getQueryState(queryKeys.status)?.isInvalidated).toBe(again);
  });
});
