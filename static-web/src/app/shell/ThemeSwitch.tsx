import { useMantineColorScheme } from '@mantine/core';
import { AutoIcon, MoonIcon, SunIcon } from '@/components/icons';
import classes from './ThemeSwitch.module.css';

const choices = [
  { value: 'light', label: 'Light', Icon: SunIcon },
  { value: 'auto', label: 'Like the system', Icon: AutoIcon },
  { value: 'dark', label: 'Dark', Icon: MoonIcon },
] as const;

export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div role="radiogroup" aria-label="Theme" className={classes['switch']}>
      {choices.map(({ value, label, Icon }) => (
        <label key={value} title={label}>
          <input
            type="radio"
            name="theme"
            className="visually-hidden"
            checked={colorScheme === value}
            onChange={() => setColorScheme(value)}
            aria-label={label}
          />
          <Icon size={15} />
        </label>
      ))}
    </div>
  );
}
