import type { Window } from './types';

export const queryKeys = {
  session: ['session'] as const,
  setup: ['setup'] as const,
  setupFound: ['setup', 'found'] as const,
  status: ['status', 'mine'] as const,
  visitorStatus: ['status', 'visitor'] as const,
  service: (id: string, window: Window) => ['service', id, window] as const,
  serviceAll: (id: string) => ['service', id] as const,
  monitors: ['monitors'] as const,
  audit: (filter: string) => ['audit', filter] as const,
  auditVerification: ['audit-verification'] as const,
  settings: ['settings'] as const,
  settingHistory: (key: string, version: number) => ['setting-history', key, version] as const,
  ownSessions: ['account', 'sessions'] as const,
  ownApiKeys: ['account', 'api-keys'] as const,
  users: ['users'] as const,
  invites: ['invites'] as const,
  incidents: (filter: string) => ['incidents', filter] as const,
};
