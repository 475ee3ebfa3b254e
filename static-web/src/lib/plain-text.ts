// Written with code points, since nobody would see them in a source.
const overrides = /[\u202A-\u202E\u2066-\u2069]/g;

/** A name from anywhere as its letters stand: a control that turns the direction of what follows is shown as what it is, something odd. */
export const plainText = (text: string): string => text.replaceAll(overrides, '\uFFFD');
