import { StateIcon } from '@/components/icons';
import { useConnection } from './connection';
import classes from './ConnectionBanner.module.css';

export function ConnectionBanner() {
  const connection = useConnection();
  return (
    <div role="status">
      {connection === 'lost' && (
        <p className={classes['banner']}>
          <StateIcon state="degraded" />
          <span>
            <strong>Connection lost.</strong> What you see is the last that came; it resumes by itself.
          </span>
        </p>
      )}
    </div>
  );
}
