import '@/app/overlays.css';
import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { toProblem } from '@/api/problem';
import type { DashboardLayout, TextError } from '@/api/types';
import { Bones } from '@/components/Bones';
import { StateIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { plural } from '@/lib/format';
import { useLater } from '@/lib/use-later';
import { readingQuery, writeYaml } from '../api/dashboard';
import classes from './Yaml.module.css';

interface YamlDrawerProps {
  layout: DashboardLayout;
  onApply: (layout: DashboardLayout) => void;
  onClose: () => void;
}

/** The arrangement as text: the same thing, to copy, to keep in git, and to write by hand. */
export default function YamlDrawer({ layout, onApply, onClose }: YamlDrawerProps) {
  const [asOpened] = useState(layout);
  const { data, error } = useQuery({ queryKey: ['dashboard-yaml', JSON.stringify(asOpened)], queryFn: () => writeYaml(asOpened), gcTime: 0, retry: false });
  return (
    <Drawer opened onClose={onClose} position="right" size="min(46rem, 100vw)" title="The dashboard as YAML" closeButtonProps={{ 'aria-label': 'Close' }}>
      {error && <ProblemNotice problem={toProblem(error)} />}
      {!data && !error && <Bones label="Writing it down" heights={[320]} />}
      {data && <YamlEditor written={data.yaml ?? ''} known={data.errors} onApply={onApply} />}
    </Drawer>
  );
}

function placeOf(text: string, { line, column }: TextError): number {
  const before = text.split('\n').slice(0, Math.max(0, line - 1));
  return before.reduce((sum, one) => sum + one.length + 1, 0) + Math.max(0, column - 1);
}

function YamlEditor({ written, known, onApply }: { written: string; known: TextError[]; onApply: (layout: DashboardLayout) => void }) {
  const [text, setText] = useState(written);
  const [isCopied, setIsCopied] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const asked = useLater(text, 350);
  const { data: reading, error } = useQuery({ ...readingQuery(asked), enabled: asked !== '' });
  const isRead = reading !== undefined && asked === text;
  const errors = asked === '' ? known : (reading?.errors ?? []);
  const lines = text.split('\n').length;
  const wrong = new Set(errors.map(({ line }) => line));

  const goTo = (fault: TextError): void => {
    const at = placeOf(text, fault);
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
  };
  useEffect(() => {
    if (area.current) area.current.scrollTop = 0;
  }, []);

  return (
    <div className={classes['editor']}>
      <p className="fine">
        The same thing as the tiles. Keep it in git, or put it as <code>dashboard.yml</code> beside <code>service-map.yml</code>, and it is followed from there for everybody.
      </p>
      <div className={classes['sheet']}>
        <ol className={classes['lines']} aria-hidden="true">
          {Array.from({ length: lines }, (_, index) => (
            <li key={index} data-wrong={wrong.has(index + 1) || undefined}>
              {index + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={area}
          className={classes['text']}
          aria-label="YAML"
          aria-invalid={errors.length > 0}
          aria-describedby="yaml-says"
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          rows={Math.max(lines, 12)}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div id="yaml-says" role="status" className={classes['says']}>
        {error && <ProblemNotice problem={toProblem(error)} />}
        {errors.length > 0 && (
          <ul>
            {errors.map((fault) => (
              <li key={`${fault.line}:${fault.column} ${fault.message}`}>
                <StateIcon state="down" size={14} />
                <span>
                  {fault.line > 0 && (
                    <button type="button" className="link" onClick={() => goTo(fault)}>
                      Line {fault.line}, column {fault.column}
                    </button>
                  )}{' '}
                  {fault.message} <span className="dim">{fault.hint}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
        {isRead && errors.length === 0 && <p className="fine">Good: {plural(reading.layout?.sections.length ?? 0, 'section')}.</p>}
      </div>
      <div className="row">
        <Button size="sm" disabled={!isRead || !reading.layout || text === written} onClick={() => reading?.layout && onApply(reading.layout)}>
          Apply
        </Button>
        {'clipboard' in navigator && (
          <Button size="sm" variant="default" onClick={() => void navigator.clipboard.writeText(text).then(() => setIsCopied(true))}>
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </div>
    </div>
  );
}
