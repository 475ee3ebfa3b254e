import { NativeSelect, TextInput } from '@mantine/core';
import type { AutomationCondition } from '@/api/types';
import { CloseIcon } from '@/components/icons';
import classes from './AutomationsPage.module.css';
import { replaced, without } from './draft';

const operators = [
  { value: 'equals', label: 'is' },
  { value: 'not_equals', label: 'is not' },
  { value: 'contains', label: 'contains' },
  { value: 'not_contains', label: 'does not contain' },
  { value: 'starts_with', label: 'begins with' },
] as const satisfies { value: AutomationCondition['operator']; label: string }[];

export const operatorWords = (operator: AutomationCondition['operator']): string => operators.find(({ value }) => value === operator)?.label ?? operator;

interface ConditionFieldsProps {
  conditions: AutomationCondition[];
  fields: string[];
  errors: Record<string, string>;
  onChange: (conditions: AutomationCondition[]) => void;
}

export function ConditionFields({ conditions, fields, errors, onChange }: ConditionFieldsProps) {
  return (
    <div className={classes['conditions']}>
      {conditions.map((condition, place) => {
        const change = (changes: Partial<AutomationCondition>): void => onChange(replaced(conditions, place, { ...condition, ...changes }));
        const error = errors[`conditions[${place}]`] ?? errors[`conditions[${place}].field`] ?? errors[`conditions[${place}].value`];
        return (
          <fieldset key={place} className={classes['condition']}>
            <legend className="visually-hidden">Condition {place + 1}</legend>
            <TextInput aria-label="Of the event" list="event-fields" value={condition.field} spellCheck={false} error={error} onChange={(event) => change({ field: event.currentTarget.value })} />
            <NativeSelect
              aria-label="Compared how"
              value={condition.operator}
              data={operators.map(({ value, label }) => ({ value, label }))}
              onChange={(event) => change({ operator: event.currentTarget.value as AutomationCondition['operator'] })}
            />
            <TextInput aria-label="With" value={condition.value} onChange={(event) => change({ value: event.currentTarget.value })} />
            <button type="button" className={classes['remove']} aria-label={`Remove condition ${place + 1}`} onClick={() => onChange(without(conditions, place))}>
              <CloseIcon size={14} />
            </button>
          </fieldset>
        );
      })}
      <datalist id="event-fields">
        {fields.map((field) => (
          <option key={field} value={field} />
        ))}
      </datalist>
      {conditions.length < 10 && (
        <button type="button" className="link fine" onClick={() => onChange([...conditions, { field: 'title', operator: 'contains', value: '' }])}>
          Only if something else is true too
        </button>
      )}
    </div>
  );
}
