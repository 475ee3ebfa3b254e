const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android phone'],
  [/Mac OS X/, 'Mac'],
  [/Windows/, 'Windows PC'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux PC'],
];

/** What somebody would call the device that the browser says it runs on. */
export const deviceName = (userAgent: string): string => systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'My device';
