import { useState } from 'react';
import type { Monitor } from '@/api/types';
import { toYaml } from './yaml';
import classes from './YamlCopy.module.css';

export function YamlCopy({ monitor }: { monitor: Monitor }) {
  const [copied, setCopied] = useState(false);
  const yaml = toYaml(monitor);
  return (
    <details className="fold">
      <summary>As YAML for service-map.yml</summary>
      <pre className={classes['yaml']} tabIndex={0}>
        {yaml}
      </pre>
      {'clipboard' in navigator && (
        <button type="button" className="link" onClick={() => void navigator.clipboard.writeText(yaml).then(() => setCopied(true))}>
          {copied ? 'Copied' : 'Copy as YAML'}
        </button>
      )}
    </details>
  );
}
