import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { StateIcon } from '@/components/icons';
import { useCan } from '@/features/auth/session';
import { heartbeatQuery } from './api/notifications';
import classes from './NotificationsPage.module.css';
import { usePublicUrl } from './use-public-url';
import { watcherWords } from './watcher-words';

/** What a message cannot tell: that Nebula itself stopped; and what messages lack. */
export function Watcher({ now, hasChannels }: { now: number; hasChannels: boolean }) {
  const { data: heartbeat } = useQuery(heartbeatQuery);
  const publicUrl = usePublicUrl();
  const seesSettings = useCan('settings.read');
  const words = heartbeat && watcherWords(heartbeat, now);
  return (
    <ul className={classes['watch']}>
      {words && (
        <li data-state={words.state}>
          <StateIcon state={words.state} />
          <span>
            {words.text}
            {heartbeat.configured ? (heartbeat.problem ? '' : '.') : ': '}
            {!heartbeat.configured && <>set {seesSettings ? <SettingLink name="NEBULA_HEARTBEAT_URL" /> : <code>NEBULA_HEARTBEAT_URL</code>}</>}
          </span>
        </li>
      )}
      {hasChannels && publicUrl === null && (
        <li data-state="not_configured">
          <StateIcon state="not_configured" />
          <span>
            Messages have no links, so nobody can take an incident in hand from a phone: set <SettingLink name="NEBULA_PUBLIC_URL" /> and start Nebula again
          </span>
        </li>
      )}
    </ul>
  );
}

const SettingLink = ({ name }: { name: string }) => (
  <Link to="/settings" search={{ q: name }}>
    {name}
  </Link>
);
