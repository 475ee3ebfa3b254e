import type { PublicService } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { Sparkline } from '@/features/status/components/Sparkline';
import { formatDuration, formatMs, formatUptime } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { stateWords } from '@/lib/states';
import { PageBars } from './PageBars';
import classes from './PageView.module.css';

interface PageServiceProps {
  service: PublicService;
  now: number;
  barSeconds: number;
  barsSince: string | null;
  showsTimes: boolean;
}

export function PageService({ service, now, barSeconds, barsSince, showsTimes }: PageServiceProps) {
  const { state } = service;
  const answered = state === 'up' || state === 'degraded';
  return (
    <li className={classes['row']} data-state={state}>
      <StateIcon state={state} size={18} />
      <div className={classes['name']}>
        <h3>
          <bdi>{plainText(service.name)}</bdi>
        </h3>
        <p className={classes['reason']}>
          <span className={classes['word']}>{stateWords[state]}</span> for {formatDuration((now - Date.parse(service.since)) / 1000)}
          {state !== 'up' && <> · {service.words}</>}
        </p>
      </div>
      <div className={classes['pictures']}>
        {barsSince && <PageBars bars={service.bars} since={barsSince} seconds={barSeconds} />}
        {showsTimes && <Sparkline points={service.responseTimes.map((ms) => ({ at: '', ms, state: 'up' as const }))} />}
      </div>
      <p className={classes['figures']}>
        {barsSince && (
          <strong>
            <span className="visually-hidden">Uptime of the time shown: </span>
            {formatUptime(service.uptime)}
          </strong>
        )}
        {showsTimes && (
          <span className="dim">
            <span className="visually-hidden">Response time: </span>
            {answered ? formatMs(service.responseTimeMs) : '–'}
          </span>
        )}
      </p>
    </li>
  );
}
