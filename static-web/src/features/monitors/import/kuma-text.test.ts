import { describe, expect, it } from 'vitest';
import { withoutSecrets } from './kuma-text';

const read = (text: string): unknown => JSON.parse(withoutSecrets(text));

describe('withoutSecrets', () => {
  it('withoutSecrets_Backup_KeepsMonitorsAndNoSecret', () => {
    const backup = {
      version: '1.23.16',
      notificationList: [{ config: '{"discordWebhookUrl":"https://s3cret"}' }],
      monitorList: [
        { id: 1, name: 'Shop', type: 'http', url: 'https://shop.example', basic_auth_user: 'me', basic_auth_pass: 'word', headers: '{"X":"y"}', body: null, pushToken: 's3cret' },
        { id: 2, name: 'Rows', type: 'postgres', basic_auth_pass: 's3cret', databaseConnectionString: 'postgres://me:s3cr@et@db.lan:5433/app?sslpassword=s3cret' },
      ],
    };

    const sent = withoutSecrets(JSON.stringify(backup));

    expect(sent).not.toMatch(/s3cr/);
    expect(JSON.parse(sent)).toEqual({
      monitorList: [
        { id: 1, name: 'Shop', type: 'http', url: 'https://shop.example', headers: '{"X":"y"}', basic_auth_user: 'me', basic_auth_pass: 'word' },
        { id: 2, name: 'Rows', type: 'postgres', databaseConnectionString: 'postgres://db.lan:5433' },
      ],
    });
  });

  it('withoutSecrets_ListById_BecomesAList', () => {
    expect(read('{"monitorList":{"7":{"name":"a","type":"ping"}}}')).toEqual({ monitorList: [{ name: 'a', type: 'ping' }] });
  });

  it.each(['not json', '{"other":1}', '3'])('withoutSecrets_%s_IsLeftToTheServer', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });
});
