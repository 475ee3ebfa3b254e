import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '@/api/types';
import { at } from '@/test/fixtures';
import { noticeOf } from './notice';

const opened: FeedEvent = {
  position: 1,
  id: 'e1',
  occurredAt: at(0),
  category: 'server',
  type: 'incident.opened',
  severity: 'error',
  source: 'status',
  title: 'Plex is down',
  story: 'incident:1',
  storyPhase: 'start',
  actor: null,
  data: { reason: 'got 502', note: 'Plex is down', startedAt: at(30), services: [] },
};

describe('noticeOf', () => {
  it.each([
    [{ ...opened, subject: 'service:plex' }, '/status?service=plex'],
    [{ ...opened, subject: 'node:nas' }, '/status'],
    [{ ...opened, source: 'backups' }, '/events?event=e1'],
  ])('noticeOf_Event%#_LeadsToWhatItIsAbout', (event, page) => {
    expect(noticeOf(event, 'https://nebula.example').url).toBe(`https://nebula.example${page}`);
  });

  it('noticeOf_Incident_TellsReasonOnceAndLeadsToThePages', () => {
    const notice = noticeOf(opened, 'https://nebula.example/');

    expect(notice.fields).toEqual([{ name: 'Reason', value: 'got 502' }]);
    expect([notice.startedAt, notice.url, notice.handleUrl]).toEqual([at(30), 'https://nebula.example/status', 'https://nebula.example/ack#…']);
  });

  it('noticeOf_WithoutPublicUrl_HasNoLinks', () => {
    const { url, handleUrl } = noticeOf(opened, null);

    expect([url, handleUrl]).toEqual([null, null]);
  });

  it('noticeOf_End_SaysHowLongItLastedAndOffersNothing', () => {
    const { lasted, handleUrl } = noticeOf({ ...opened, type: 'incident.resolved', storyPhase: 'end', severity: 'success' }, 'https://nebula.example');

    expect([lasted, handleUrl]).toEqual(['30 s', null]);
  });
});
