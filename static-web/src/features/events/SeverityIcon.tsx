import type { EventSeverity } from '@/api/types';
import { InfoIcon, StateIcon } from '@/components/icons';
import classes from './EventsPage.module.css';

const states = { success: 'up', warning: 'degraded', error: 'down', critical: 'down' } as const;

/** A shape for each: nobody has to tell red from green. */
export function SeverityIcon({ severity }: { severity: EventSeverity }) {
  if (severity === 'info') {
    return (
      <span className={classes['info']}>
        <InfoIcon size={16} />
      </span>
    );
  }
  return <StateIcon state={states[severity]} />;
}
