import type { FireDrill } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { plainText } from '@/lib/plain-text';
import classes from './FireDrill.module.css';
import { stepIcons, stepTime, stepWords } from './words';

const spoken = { waiting: 'To come', running: 'Now', done: 'Done', failed: 'Failed' } as const;

/** Each step with what was seen and when; a step is done when its effect was observed. */
export function DrillProgress({ drill }: { drill: FireDrill }) {
  return (
    <ol className={`panel ${classes['steps']}`} aria-label="Steps of the fire drill">
      {drill.steps.map((step) => (
        <li key={step.step} data-state={step.state}>
          <StateIcon state={stepIcons[step.state]} size={16} />
          <div>
            <p>
              <span className="visually-hidden">{spoken[step.state]}: </span>
              {stepWords[step.step]}
            </p>
            {step.detail && (
              <p className="fine">
                <bdi>{plainText(step.detail)}</bdi>
              </p>
            )}
          </div>
          <span className={`fine ${classes['time']}`}>{stepTime(drill, step)}</span>
        </li>
      ))}
    </ol>
  );
}
