import { request } from '@/api/http';
import type { BackupRun } from '@/api/types';

export const requestBackup = (): Promise<BackupRun> => request<BackupRun>('/api/backups', { method: 'POST' });
