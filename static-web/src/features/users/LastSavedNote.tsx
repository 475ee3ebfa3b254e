import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lastSavedQuery } from './api/get-users';

/** What goes on with the rights of somebody who is about to lose them. Nothing, where there is nothing. */
export function LastSavedNote({ id, name }: { id: string; name: string }) {
  const { data } = useQuery(lastSavedQuery(id));
  const { automations, rules } = data ?? { automations: [], rules: [] };
  if (automations.length + rules.length === 0) return null;
  return (
    <div>
      <p>
        {name} was the last to save what follows. It goes on with the rights that {name} has now, until somebody saves it anew or turns it off.
      </p>
      <ul>
        {automations.map((thing) => (
          <li key={thing.id}>
            Automation <Link to="/automations">{thing.name}</Link>
          </li>
        ))}
        {rules.map((thing) => (
          <li key={thing.id}>
            Notification rule <Link to="/notifications">{thing.name}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
