import type { Status } from '@/api/types';

export interface Step {
  id: string;
  title: string;
  hint: string;
  /** Observed in the live status, never merely clicked away. */
  done: boolean;
  to: '/setup' | '/monitors' | '/status';
}

export function nextSteps(status: Status, skippedFound: boolean): Step[] {
  const { services } = status;
  const own = services.filter(({ source }) => source === 'page');
  const waiting = services.filter(({ state }) => state === 'not_configured').length;
  return [
    {
      id: 'found',
      title: 'Look at what was found here',
      hint: 'One minute: this machine, and what each missing part would unlock',
      done: !skippedFound,
      to: '/setup',
    },
    {
      id: 'monitor',
      title: 'Say what should never be down',
      hint: 'Paste an address; the check runs before it is saved',
      done: own.length > 0,
      to: '/monitors',
    },
    {
      id: 'result',
      title: 'See its first result',
      hint: 'Comes within its interval',
      done: own.some(({ lastCheckedAt }) => lastCheckedAt !== null),
      to: '/status',
    },
    {
      id: 'addresses',
      title: 'Give the services of service-map.yml their addresses',
      hint: waiting > 0 ? `${waiting} wait for a variable in .env` : 'All have one',
      done: waiting === 0,
      to: '/status',
    },
    {
      id: 'public',
      title: 'Show something on the public status page',
      hint: 'Mark a monitor or a service as public',
      done: services.some((service) => service.public),
      to: '/monitors',
    },
  ];
}
