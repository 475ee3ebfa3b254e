import { Link } from '@tanstack/react-router';
import { StateIcon } from '@/components/icons';
import type { Step } from '../next-steps';
import classes from './NextSteps.module.css';

export function NextSteps({ steps }: { steps: Step[] }) {
  return (
    <section aria-labelledby="next-steps">
      <h2 id="next-steps" className={classes['heading']}>
        Next steps{' '}
        <span className="fine">
          {steps.filter(({ done }) => done).length} of {steps.length} done
        </span>
      </h2>
      <ul className={`panel ${classes['steps']}`}>
        {steps.map((step) => (
          <li key={step.id} data-done={step.done || undefined}>
            <StateIcon state={step.done ? 'up' : 'not_configured'} />
            <span className="visually-hidden">{step.done ? 'Done: ' : 'To do: '}</span>
            {step.done ? <span className={classes['title']}>{step.title}</span> : <Link to={step.to}>{step.title}</Link>}
            {!step.done && <span className="fine">{step.hint}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
