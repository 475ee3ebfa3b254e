import { NativeSelect, TextInput } from '@mantine/core';
import type { Draft } from './draft';
import classes from './MaintenancePage.module.css';
import { cronOf, weekdays, type Repeat, type Rule } from './rule';

interface WhenFieldsProps {
  draft: Draft;
  errors: Record<string, string>;
  onChange: (changes: Partial<Draft>) => void;
}

const repeats: { value: Repeat; label: string }[] = [
  { value: 'once', label: 'Once' },
  { value: 'weekly', label: 'On days of the week' },
  { value: 'monthly', label: 'On a day of the month' },
  { value: 'cron', label: 'By a cron expression' },
];
const lengths = [15, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440];
const lengthText = (minutes: number): string => (minutes < 60 || minutes % 60 ? `${minutes} min` : `${minutes / 60} h`);

export function WhenFields({ draft, errors, onChange }: WhenFieldsProps) {
  const { repeat, rule } = draft;
  const setRule = (changes: Partial<Rule>): void => onChange({ rule: { ...rule, ...changes } });
  // What was picked is the beginning of what is then written by hand.
  const choose = (chosen: Repeat): void => {
    if (chosen === 'once') return onChange({ repeat: chosen });
    onChange({ repeat: chosen, rule: { ...rule, cron: repeat === 'once' || repeat === 'cron' ? rule.cron : cronOf({ ...rule, repeat }), repeat: chosen } });
  };
  return (
    <>
      <NativeSelect label="It comes" data={repeats} value={repeat} onChange={(event) => choose(event.currentTarget.value as Repeat)} />
      {repeat === 'once' ? (
        <div className={classes['pair']}>
          <TextInput type="datetime-local" label="From" required withAsterisk={false} value={draft.from} error={errors['startsAt']} onChange={(event) => onChange({ from: event.currentTarget.value })} />
          <TextInput type="datetime-local" label="To" required withAsterisk={false} value={draft.to} error={errors['endsAt']} onChange={(event) => onChange({ to: event.currentTarget.value })} />
        </div>
      ) : (
        <>
          {repeat === 'weekly' && <Weekdays days={rule.days} error={errors['recurrence.cron']} onChange={(days) => setRule({ days })} />}
          {repeat === 'cron' && (
            <TextInput
              label="Cron"
              description="Minute, hour, day of the month, month, day of the week"
              placeholder="30 2 * * SUN"
              value={rule.cron}
              error={errors['recurrence.cron']}
              onChange={(event) => setRule({ cron: event.currentTarget.value })}
            />
          )}
          <div className={classes['pair']}>
            {repeat === 'monthly' && (
              <NativeSelect
                label="Day of the month"
                data={Array.from({ length: 31 }, (_, day) => String(day + 1))}
                value={String(rule.monthDay)}
                error={errors['recurrence.cron']}
                onChange={(event) => setRule({ monthDay: Number(event.currentTarget.value) })}
              />
            )}
            {repeat !== 'cron' && <TextInput type="time" label="At" required withAsterisk={false} value={rule.time} onChange={(event) => setRule({ time: event.currentTarget.value })} />}
            <NativeSelect
              label="For"
              data={[...new Set([...lengths, draft.minutes])].sort((a, b) => a - b).map((minutes) => ({ value: String(minutes), label: lengthText(minutes) }))}
              value={String(draft.minutes)}
              error={errors['recurrence.durationMinutes']}
              onChange={(event) => onChange({ minutes: Number(event.currentTarget.value) })}
            />
            <TextInput label="Time zone" list="time-zones" required withAsterisk={false} value={draft.timeZone} error={errors['recurrence.timeZone']} onChange={(event) => onChange({ timeZone: event.currentTarget.value })} />
            <datalist id="time-zones">
              {Intl.supportedValuesOf('timeZone').map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </div>
          {repeat === 'monthly' && rule.monthDay > 28 && <p className="fine">It does not come in months that have no day {rule.monthDay}.</p>}
        </>
      )}
    </>
  );
}

function Weekdays({ days, error, onChange }: { days: number[]; error: string | undefined; onChange: (days: number[]) => void }) {
  return (
    <fieldset className={classes['days']}>
      <legend>Days</legend>
      {weekdays.map(({ day, name, short }) => (
        <label key={day} className={classes['chip']} title={name}>
          <input type="checkbox" className="visually-hidden" aria-label={name} checked={days.includes(day)} onChange={() => onChange(days.includes(day) ? days.filter((one) => one !== day) : [...days, day])} />
          {short}
        </label>
      ))}
      {(error ?? days.length === 0) && <p className={classes['wrong']}>{days.length === 0 ? 'Choose at least one day.' : error}</p>}
    </fieldset>
  );
}
