import { Checkbox, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ActionKinds, ActionParameter } from '@/api/types';
import { CloseIcon } from '@/components/icons';
import { channelsQuery } from '@/features/notifications/api/notifications';
import { monitorsQuery } from '@/features/monitors/api/get-monitors';
import classes from './AutomationsPage.module.css';
import { newAction, type ActionDraft } from './draft';

interface ActionFieldsProps {
  action: ActionDraft;
  place: number;
  kinds: ActionKinds;
  errors: Record<string, string>;
  onChange: (action: ActionDraft) => void;
  /** Null for the only one. */
  onRemove: (() => void) | null;
}

/** The form of one action, made from what its kind says of itself. */
export function ActionFields({ action, place, kinds, errors, onChange, onRemove }: ActionFieldsProps) {
  const kind = kinds.kinds.find((one) => one.kind === action.kind);
  const prefix = `actions[${place}]`;
  const set = (name: string, value: string): void => onChange({ ...action, parameters: { ...action.parameters, [name]: value } });
  return (
    <fieldset className={classes['action']}>
      <legend className="visually-hidden">Action {place + 1}</legend>
      <div className={classes['actionHead']}>
        <span className={classes['place']} aria-hidden="true">{place + 1}</span>
        <NativeSelect
          aria-label="What is done"
          value={action.kind}
          onChange={(event) => onChange({ ...newAction(event.currentTarget.value), key: action.key, continueOnFailure: action.continueOnFailure })}
          data={kinds.kinds.map((one) => ({ value: one.kind, label: one.label }))}
          error={errors[`${prefix}.kind`]}
        />
        {onRemove && (
          <button type="button" className={classes['remove']} onClick={onRemove} aria-label={`Remove action ${place + 1}`}>
            <CloseIcon size={14} />
          </button>
        )}
      </div>
      {kind && <p className="fine">{kind.description}</p>}
      {kind?.parameters.map((parameter) => (
        <ParameterInput
          key={parameter.name}
          parameter={parameter}
          value={action.parameters[parameter.name] ?? ''}
          isSealed={action.sealed.includes(parameter.name)}
          error={errors[`${prefix}.parameters.${parameter.name}`] ?? errors[`${prefix}.${parameter.name}`]}
          placeholders={kinds.placeholders}
          onChange={(value) => set(parameter.name, value)}
        />
      ))}
      <Checkbox
        size="sm"
        label="Go on with the next one although this fails"
        checked={action.continueOnFailure}
        onChange={(event) => onChange({ ...action, continueOnFailure: event.currentTarget.checked })}
      />
    </fieldset>
  );
}

interface ParameterInputProps {
  parameter: ActionParameter;
  value: string;
  isSealed: boolean;
  error: string | undefined;
  placeholders: string[];
  onChange: (value: string) => void;
}

function ParameterInput({ parameter, value, isSealed, error, placeholders, onChange }: ParameterInputProps) {
  const { data: monitors } = useQuery({ ...monitorsQuery, enabled: parameter.kind === 'monitor' });
  const { data: channels } = useQuery({ ...channelsQuery, enabled: parameter.kind === 'channel' });
  const things: { id: string; name: string }[] | undefined = parameter.kind === 'monitor' ? monitors : channels;
  const common = {
    label: parameter.label,
    description: parameter.description,
    error,
    required: parameter.required === true && !isSealed,
    withAsterisk: false,
  };
  const text = { ...common, value, maxLength: parameter.maxLength ?? 2000, onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value) };
  switch (parameter.kind) {
    case 'long_text':
      return (
        <Textarea
          {...text}
          autosize
          minRows={2}
          description={parameter.placeholders ? `${parameter.description} Filled in: ${placeholders.slice(0, 6).map((one) => `{${one}}`).join(' ')} …` : parameter.description}
        />
      );
    case 'secret':
      return <PasswordInput {...text} autoComplete="off" placeholder={isSealed ? 'Stays as it is' : ''} />;
    case 'address':
      return <TextInput {...text} type="url" spellCheck={false} placeholder="https://" description={isSealed ? `${parameter.description} Only where it leads is shown; left alone, it stays.` : parameter.description} />;
    case 'choice':
      return <NativeSelect {...common} value={value} onChange={(event) => onChange(event.currentTarget.value)} data={['', ...(parameter.choices ?? [])]} />;
    case 'monitor':
    case 'channel':
      return (
        <NativeSelect
          {...common}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={[{ value: '', label: 'Choose one' }, ...(things ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        />
      );
    default:
      return <TextInput {...text} />;
  }
}
