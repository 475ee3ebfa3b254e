import { useSyncExternalStore } from 'react';
import type { Screen } from './model';

const narrow = '(max-width: 40rem)';

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(narrow);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

export const useScreen = (): Screen => (useSyncExternalStore(subscribe, () => window.matchMedia(narrow).matches) ? 'phone' : 'desk');
