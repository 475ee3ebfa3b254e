import { request } from '@/api/http';
import type { PasskeyOptions, Session } from '@/api/types';
import { askDevice } from '../passkey-device';

async function prove(path: string): Promise<Session> {
  const { options } = await request<PasskeyOptions>(`${path}/options`, { method: 'POST', body: {}, ownsSession: true });
  const credential = await askDevice(options);
  return request<Session>(path, { method: 'POST', body: { credential }, ownsSession: true });
}

export const signInWithPasskey = (): Promise<Session> => prove('/api/sign-in/passkey');

export const confirmWithPasskey = (): Promise<Session> => prove('/api/session/confirm/passkey');
