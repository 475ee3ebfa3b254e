import { describe, expect, it } from 'vitest';
import { inviteLink } from '@/features/invite/token';
import { mayManage, rolesToGive } from './authority';

describe('authority', () => {
  it('RolesToGive_Admin_StopsBelowAdmins', () => {
    expect(rolesToGive('admin')).toEqual(['viewer', 'operator']);
  });

  it.each([
    ['owner', 'admin', true],
    ['owner', 'owner', false],
    ['admin', 'operator', true],
    ['admin', 'admin', false],
    ['operator', 'viewer', false],
    ['viewer', 'viewer', false],
  ] as const)('MayManage_%s_%s_%s', (by, role, allowed) => {
    expect(mayManage(by, role)).toBe(allowed);
  });
});

describe('inviteLink', () => {
  it('InviteLink_Token_StandsBehindTheHash', () => {
    const link = new URL(inviteLink('secret', 'https://nebula.example'));

    expect(link.hash).toBe('#secret');
    expect(link.pathname + link.search).toBe('/invite');
  });
});
