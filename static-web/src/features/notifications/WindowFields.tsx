import { TextInput } from '@mantine/core';
import type { WeeklyWindow } from '@/api/types';
import { CloseIcon } from '@/components/icons';
import classes from './NotificationsPage.module.css';
import { dayName, weekDays } from './words';

interface WindowFieldsProps {
  label: string;
  add: string;
  blank: WeeklyWindow;
  windows: WeeklyWindow[];
  errors: (place: number) => string | undefined;
  onChange: (windows: WeeklyWindow[]) => void;
}

/** Times of the week, on the days on which they begin; a time that ends before it begins ends the next morning. */
export function WindowFields({ label, add, blank, windows, errors, onChange }: WindowFieldsProps) {
  const set = (place: number, changes: Partial<WeeklyWindow>): void => onChange(windows.map((one, index) => (index === place ? { ...one, ...changes } : one)));
  return (
    <div className={classes['windows']}>
      {windows.map((window, place) => {
        const days = window.days ?? [];
        return (
          <fieldset key={place} className={classes['window']}>
            <legend>{label}</legend>
            <div className={classes['days']}>
              {weekDays.map((day) => {
                const isOn = days.length === 0 || days.includes(day);
                const turn = (): void => {
                  const before = days.length === 0 ? weekDays : days;
                  const next = isOn ? before.filter((one) => one !== day) : [...before, day];
                  if (next.length > 0) set(place, { days: next.length === 7 ? [] : weekDays.filter((one) => next.includes(one)) });
                };
                return (
                  <button key={day} type="button" className={classes['day']} aria-pressed={isOn} onClick={turn}>
                    {dayName(day)}
                  </button>
                );
              })}
            </div>
            <div className={classes['times']}>
              <TextInput type="time" aria-label={`${label} from`} value={window.from} onChange={(event) => set(place, { from: event.currentTarget.value })} />
              <span aria-hidden="true">–</span>
              <TextInput type="time" aria-label={`${label} to`} value={window.to} onChange={(event) => set(place, { to: event.currentTarget.value })} />
              <button type="button" className={classes['remove']} aria-label={`Remove ${label.toLowerCase()} ${place + 1}`} onClick={() => onChange(windows.filter((_, index) => index !== place))}>
                <CloseIcon size={14} />
              </button>
            </div>
            {errors(place) && <p className={classes['error']}>{errors(place)}</p>}
          </fieldset>
        );
      })}
      {windows.length < 5 && (
        <button type="button" className="link fine" onClick={() => onChange([...windows, blank])}>
          {add}
        </button>
      )}
    </div>
  );
}
