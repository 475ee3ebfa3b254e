import { request } from '@/api/http';
import { queryKeys } from '@/api/query-keys';
import type { RecoveryFile, RecoveryState } from '@/api/types';

export const recoveryQuery = {
  queryKey: queryKeys.recoveryFile,
  queryFn: ({ signal }: { signal: AbortSignal }) => request<RecoveryState>('/api/recovery-file', { signal }),
};

export const makeRecoveryFile = (passphrase: string): Promise<RecoveryFile> => request<RecoveryFile>('/api/recovery-file', { method: 'POST', body: { passphrase } });
