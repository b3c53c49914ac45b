// A small plot of the last two minutes, as SVG: a line for each series, the largest value as its scale.

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 400;
const HEIGHT = 90;
export const POINTS = 120;

/**
 * The points of a line, cut where nothing was measured. Pure.
 *
 * @param {Array<number | null>} values the last is the newest
 * @param {number} top what stands at the upper edge
 * @returns {string} for a path's d
 */
export function path(values, top) {
  const start = POINTS - values.length;
  let drawing = false;
  let d = '';
  values.forEach((value, i) => {
    if (value === null) {
      drawing = false;
      return;
    }
    const x = ((start + i) * WIDTH) / (POINTS - 1);
    const y = HEIGHT - (Math.min(value, top) / top) * (HEIGHT - 2) - 1;
    // A line of no length: with a round end, a value that stands alone is a dot.
    d += `${drawing ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}${drawing ? '' : 'h0'}`;
    drawing = true;
  });
  return d;
}

/**
 * Something round that is not below any of them. Pure.
 *
 * @param {number[]} values
 * @returns {number} 1, 2 or 5 and zeros
 */
export function roundTop(values) {
  const most = Math.max(1, ...values);
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= most);
}

export class Plot {
  /**
   * @param {string} title
   * @param {Array<{name: string, className: string}>} series
   * @param {(value: number) => string} words how a value reads
   */
  constructor(title, series, words) {
    this.title = title;
    this.words = words;
    this.series = series.map((one) => ({ ...one, values: [], line: svg('path', { class: one.className }) }));
    this.element = document.createElement('figure');
    this.element.className = 'plot';
    this.caption = document.createElement('figcaption');
    this.picture = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img' });
    const middle = svg('path', { class: 'grid', d: `M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT - 0.5}H${WIDTH}M0 .5H${WIDTH}` });
    this.picture.append(middle, ...this.series.map(({ line }) => line));
    this.top = document.createElement('span');
    this.top.className = 'top';
    this.top.setAttribute('aria-hidden', 'true');
    const canvas = document.createElement('div');
    canvas.className = 'canvas';
    canvas.append(this.picture, this.top);
    this.element.append(this.captioned(), canvas);
  }

  captioned() {
    this.caption.append(this.title);
    for (const one of this.series) {
      const key = document.createElement('span');
      key.className = `key ${one.className}`;
      one.now = document.createElement('b');
      key.append(one.name, ' ', one.now);
      this.caption.append(key);
    }
    return this.caption;
  }

  /** @param {Array<number | null>} values one for each series */
  add(values) {
    this.series.forEach((one, i) => {
      one.values.push(values[i]);
      if (one.values.length > POINTS) one.values.shift();
    });
    this.draw();
  }

  draw() {
    const top = roundTop(this.series.flatMap(({ values }) => values.filter((value) => value !== null)));
    // A scale with nothing on it would only pretend to be one.
    this.top.hidden = !this.series.some(({ values }) => values.some((value) => value > 0));
    this.top.textContent = this.words(top);
    for (const one of this.series) {
      one.line.setAttribute('d', path(one.values, top));
      one.now.textContent = this.words(one.values.at(-1));
    }
    this.picture.setAttribute('aria-label', this.inWords());
  }

  inWords() {
    const lines = this.series.map(({ name, values }) => {
      const known = values.filter((value) => value !== null);
      const most = known.length > 0 ? this.words(Math.max(...known)) : 'nothing';
      return `${name} now ${this.words(values.at(-1))}, at most ${most}`;
    });
    return `${this.title} in the last two minutes: ${lines.join('; ')}`;
  }
}

function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
