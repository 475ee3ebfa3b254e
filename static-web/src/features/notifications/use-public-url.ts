import { useQuery } from '@tanstack/react-query';
import { useCan } from '@/features/auth/session';
import { settingsQuery } from '@/features/settings/api/get-settings';

/** Where messages lead to; undefined while that is not known, or for who may not know it. */
export function usePublicUrl(): string | null | undefined {
  const mayKnow = useCan('settings.read');
  const { data } = useQuery({ ...settingsQuery, enabled: mayKnow, select: (settings) => settings.find(({ key }) => key === 'NEBULA_PUBLIC_URL')?.source.value ?? null });
  return data;
}
