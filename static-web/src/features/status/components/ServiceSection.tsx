import type { NodeStatus } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { ServiceRow } from './ServiceRow';
import { sorted, type Section } from './group-services';
import { nodeText } from './NodeStrip';
import classes from './ServiceSection.module.css';

interface ServiceSectionProps {
  section: Section;
  now: number;
  isStranger: boolean;
  onPickDay: (service: string, date: string) => void;
}

export function ServiceSection({ section, now, isStranger, onPickDay }: ServiceSectionProps) {
  const { node, services } = section;
  const heading = `section-${section.id}`;
  const rows = (
    <ul className={node ? classes['carried'] : 'panel'} role="list">
      {sorted(services).map((service) => (
        <ServiceRow key={service.id} service={service} now={now} isStranger={isStranger} onPickDay={onPickDay} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby={heading} className={node ? 'panel' : undefined}>
      {node ? (
        <NodeHeader node={node} heading={heading} text={nodeText(node, services, now)} />
      ) : (
        <h2 id={heading} className={classes['heading']}>
          {section.name}
        </h2>
      )}
      {services.length > 0 && rows}
    </section>
  );
}

/** The parent of the rows below it: the machine's own state, once, however many services it carries. */
function NodeHeader({ node, heading, text }: { node: NodeStatus; heading: string; text: string }) {
  return (
    <header className={classes['node']} data-state={node.state}>
      <StateIcon state={node.state} size={22} />
      <div>
        <h2 id={heading}>{node.name}</h2>
        <p className={classes['text']}>{text}</p>
        {node.state === 'down' && node.reason && <p className="fine">{node.reason}</p>}
      </div>
    </header>
  );
}
