// What people tell of themselves and of rooms. Pure: what the server sends in, what can be shown out.

/** What a person is asked for, and how. */
export const OF_PEOPLE = ['display-name', 'pronouns', 'homepage', 'avatar', 'color'];

export const OF_ROOMS = ['display-name', 'homepage', 'avatar', 'color'];

/** How keys are called on the page. */
export const LABELS = { 'display-name': 'Display name', pronouns: 'Pronouns', homepage: 'Homepage', avatar: 'Picture’s address', color: 'Colour' };

/**
 * @param {{properties?: object}} data as the server sends it
 * @returns {Record<string, string>} only texts, by keys; nothing else that the object has
 */
export function propertiesIn(data) {
  const all = Object.entries(data.properties ?? {}).filter(([, value]) => typeof value === 'string' && value !== '');
  return Object.fromEntries(all);
}

/**
 * @param {Record<string, string>} properties
 * @param {object} changes as the server sends them: an empty text takes one away
 * @returns {Record<string, string>}
 */
export function changed(properties, changes) {
  return propertiesIn({ properties: { ...properties, ...changes } });
}

/**
 * A colour that somebody has chosen, with the one of black and white that can be read on it: at least 4.5 to 1, whatever the
 * colour and whatever the theme.
 * @param {?string} text
 * @returns {?{back: string, front: string}} null for what is no colour
 */
export function tileOf(text) {
  if (!/^#[0-9a-f]{6}$/iu.test(text ?? '')) return null;
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(text.slice(at, at + 2), 16) / 255));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return { back: text, front: 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000' };
}

/** As WCAG has it. */
function linear(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
