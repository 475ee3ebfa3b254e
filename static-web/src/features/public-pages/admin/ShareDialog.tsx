import '@/app/overlays.css';
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PublicPage } from '@/api/types';
import { Snippet } from '@/components/Snippet';
import { plainText } from '@/lib/plain-text';
import { visitQuery } from '../api/visit';
import { frameSnippet } from './draft';
import { PageBadge } from './PageBadge';

/** What is given to others: the address, a frame, the feed and badges. */
export default function ShareDialog({ page, onClose }: { page: PublicPage; onClose: () => void }) {
  const { data } = useQuery(visitQuery(page.slug));
  const origin = globalThis.location.origin;
  const services = data?.sections.flatMap((section) => section.services) ?? [];
  return (
    <Modal opened onClose={onClose} size="44rem" title={`Share ${plainText(page.title)}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="stack">
        <Snippet label="Address" text={`${origin}/s/${page.slug}`} />
        {page.frameAncestors.length > 0 ? (
          <Snippet label="Small variant in a frame" text={frameSnippet(origin, page)} />
        ) : (
          <p className="dim">No site may embed it yet; name some under Edit, and there is a frame to copy here.</p>
        )}
        {page.incidentDays > 0 && (
          <>
            <Snippet label="Feed of its incidents (Atom)" text={`${origin}/api/pages/${page.slug}/feed.atom`} />
            <Snippet label="The same as RSS" text={`${origin}/api/pages/${page.slug}/feed.rss`} />
          </>
        )}
        {services.length > 0 && <PageBadge page={page} services={services} />}
      </div>
    </Modal>
  );
}
