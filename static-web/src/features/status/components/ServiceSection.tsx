import { StateBadge } from '@/components/StateBadge';
import { ServiceRow } from './ServiceRow';
import { sorted, type Section } from './group-services';
import { nodeText } from './NodeStrip';
import classes from './ServiceSection.module.css';

interface ServiceSectionProps {
  section: Section;
  now: number;
  onPickDay: (service: string, date: string) => void;
}

export function ServiceSection({ section, now, onPickDay }: ServiceSectionProps) {
  const { node } = section;
  return (
    <section aria-labelledby={`section-${section.id}`}>
      <header className={classes['header']}>
        <h2 id={`section-${section.id}`}>{section.name}</h2>
        {node && (
          <>
            <StateBadge state={node.state} />
            <span className="fine">{nodeText(node, section.services, now)}</span>
          </>
        )}
      </header>
      <ul className="panel" role="list">
        {sorted(section.services).map((service) => (
          <ServiceRow key={service.id} service={service} now={now} onPickDay={onPickDay} />
        ))}
      </ul>
    </section>
  );
}
