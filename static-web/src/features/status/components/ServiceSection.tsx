import { useId, type ReactNode } from 'react';
import type { NodeStatus, ServiceStatus } from '@/api/types';
import { FoldButton } from '@/components/FoldButton';
import { StateIcon } from '@/components/icons';
import { ServiceRow } from './ServiceRow';
import { countWords, sorted, type Section } from './group-services';
import { nodeText } from './NodeStrip';
import classes from './ServiceSection.module.css';

interface ServiceSectionProps {
  section: Section;
  /** Everything that is shown without a filter. */
  all: ServiceStatus[];
  isFolded: boolean;
  onTurn: () => void;
  now: number;
  isStranger: boolean;
  onPickDay: (service: string, date: string) => void;
}

export function ServiceSection({ section, all, isFolded, onTurn, now, isStranger, onPickDay }: ServiceSectionProps) {
  const { node, services } = section;
  const heading = useId();
  const rowsId = useId();
  const name = (title: string) => (services.length === 0 ? title : <FoldButton isFolded={isFolded} controls={rowsId} onTurn={onTurn}>{title}</FoldButton>);
  const rows = (
    <ul className={node ? classes['carried'] : 'panel'} role="list" id={rowsId} hidden={isFolded}>
      {sorted(services).map((service) => (
        <ServiceRow key={service.id} service={service} now={now} isStranger={isStranger} onPickDay={onPickDay} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby={heading} className={node ? 'panel' : undefined}>
      {node ? (
        <NodeHeader node={node} heading={heading} name={name(node.name)} text={nodeText(node, all, now)} />
      ) : (
        <h2 id={heading} className={classes['heading']}>
          {name(section.name)} {isFolded && <span className={classes['count']}>{countWords(services)}</span>}
        </h2>
      )}
      {services.length > 0 && rows}
    </section>
  );
}

/** The parent of the rows below it: the machine's own state, once, however many services it carries. */
function NodeHeader({ node, heading, name, text }: { node: NodeStatus; heading: string; name: ReactNode; text: string }) {
  return (
    <header className={classes['node']} data-state={node.state}>
      <StateIcon state={node.state} size={22} />
      <div>
        <h2 id={heading}>{name}</h2>
        <p className={classes['text']}>{text}</p>
        {node.state === 'down' && node.reason && <p className="fine">{node.reason}</p>}
      </div>
    </header>
  );
}
