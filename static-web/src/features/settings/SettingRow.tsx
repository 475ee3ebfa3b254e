import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { toProblem } from '@/api/problem';
import type { Setting } from '@/api/types';
import { LockIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { SettingHistory } from './SettingHistory';
import { SettingInput } from './SettingInput';
import { beneathText, envLine, lockReason, sourceText } from './setting-text';
import { useSetting } from './use-setting';
import classes from './SettingRow.module.css';

interface SettingRowProps {
  setting: Setting;
  permissions: readonly string[];
  now: number;
}

export function SettingRow({ setting, permissions, now }: SettingRowProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const change = useSetting(setting, () => setDraft(null));
  const locked = lockReason(setting, permissions);
  const current = setting.secret ? '' : (setting.source.value ?? '');
  const problem = change.error && toProblem(change.error);
  const fieldError = problem?.fieldMessages()['value'];
  const isConflict = problem?.code === 'setting_changed';
  const beneath = beneathText(setting);

  const edit = (value: string): void => {
    setDraft(value === current ? null : value);
    if (!isConflict) change.reset();
  };
  const drop = (): void => {
    setDraft(null);
    change.reset();
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (draft !== null) change.mutate(draft);
  };

  return (
    <li className={classes['row']} id={setting.key}>
      <div className={classes['what']}>
        <h3>{setting.label}</h3>
        <p className={`mono ${classes['key']}`}>
          {setting.key}
          {'clipboard' in navigator && (
            <button type="button" className="link" onClick={() => void navigator.clipboard.writeText(envLine(setting)).then(() => setCopied(true))}>
              {copied ? 'Copied' : 'Copy as .env line'}
              <span className="visually-hidden"> {setting.label}</span>
            </button>
          )}
        </p>
        <p className="fine">{setting.description}</p>
      </div>
      <form className={classes['value']} onSubmit={save}>
        <SettingInput setting={setting} value={draft ?? current} disabled={locked !== null} error={fieldError} onChange={edit} />
        {locked ? (
          <p className={`fine ${classes['lock']}`}>
            <LockIcon size={13} /> {locked}
          </p>
        ) : (
          <div className="row">
            {draft !== null && (
              <>
                <Button type="submit" size="xs" loading={change.isPending}>
                  {isConflict ? 'Replace it' : 'Save'}
                  <span className="visually-hidden"> {setting.label}</span>
                </Button>
                <Button size="xs" variant="default" onClick={drop}>
                  {isConflict ? 'Keep theirs' : 'Cancel'}
                </Button>
              </>
            )}
            {draft === null && beneath && (
              <button type="button" className="link fine" disabled={change.isPending} onClick={() => change.mutate(null)}>
                {beneath}
                <span className="visually-hidden"> ({setting.label})</span>
              </button>
            )}
          </div>
        )}
        {isConflict && (
          <p role="alert" className="notice fine" data-tone="degraded">
            {setting.changedBy ?? 'Somebody'} changed it meanwhile{setting.secret ? '.' : `: now it is ${setting.source.value ? `“${setting.source.value}”` : 'not set'}.`}
          </p>
        )}
        {problem && !isConflict && !fieldError && <ProblemNotice problem={problem} />}
        {setting.fault && (
          <p className="notice fine" data-tone="down">
            What is stored here is not in force: {setting.fault}
          </p>
        )}
        <p className="fine">
          {sourceText(setting, now)}
          {setting.secret && setting.isSet && '. The value is never shown'}
          {setting.restartPending && <strong className={classes['pending']}> Counts from the next start on.</strong>}
          {setting.needsRestart && !setting.restartPending && '. A change needs a restart'}
        </p>
        {setting.version > 0 && <SettingHistory setting={setting} now={now} />}
      </form>
    </li>
  );
}
