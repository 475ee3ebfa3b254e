import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { NetworkStatus } from '@/api/types';
import { renderSignedIn } from '@/test/render';
import { NetworkNotices } from './NetworkNotices';

const network = (change: Partial<NetworkStatus>): NetworkStatus => ({ id: 'lan', name: 'Home network', state: 'unknown', outOfSight: true, since: '2026-03-01T12:00:00Z', ...change });

describe('networks', () => {
  it('that cannot be seen are named, with who does not answer', () => {
    renderSignedIn(<NetworkNotices networks={[network({ reason: 'router and nas do not answer.' })]} now={Date.parse('2026-03-01T12:05:00Z')} />);

    expect(screen.getByRole('heading').textContent).toBe('Home network: cannot be seen');
    expect(screen.getByText(/router and nas do not answer/)).toBeTruthy();
  });

  it('that can be seen, or of which nothing is known yet, are not mentioned', () => {
    renderSignedIn(<NetworkNotices networks={[network({ state: 'up', outOfSight: false }), network({ id: 'tailnet', outOfSight: false })]} now={0} />);

    expect(screen.queryByRole('heading')).toBeNull();
  });
});
