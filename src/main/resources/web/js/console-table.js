// A table whose rows stay the same elements from one refresh to the next, so that focus, selection and scrolling stay where
// they are. Headers are buttons that sort. While somebody points at a row or has the focus in one, no row changes its place.

/**
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: object) => string} text
 * @property {(row: object) => (string | number)} [order] sorts by it; without, the column can't be sorted by
 * @property {boolean} [number] set to the right
 * @property {boolean} [header] names the row
 * @property {(row: object) => boolean} [alarm]
 * @property {{label: (row: object) => string, text: string, act: (row: object, button: HTMLElement) => void,
 *   shown?: (row: object) => boolean, pressed?: (row: object) => boolean}} [button] instead of a text
 * @property {boolean} [loose] the button scrolls with the rest: one column of buttons stays in sight, and no more
 */

/**
 * Marks the edges behind which there is more, so that it can be seen that a region scrolls.
 * @param {HTMLElement} region
 */
export function showEdges(region) {
  const look = () => {
    const { scrollLeft, scrollWidth, clientWidth } = region;
    region.classList.toggle('more-left', scrollLeft > 1);
    region.classList.toggle('more-right', scrollLeft + clientWidth < scrollWidth - 1);
  };
  region.addEventListener('scroll', look, { passive: true });
  const sizes = new ResizeObserver(look);
  for (const one of [region, ...region.children]) sizes.observe(one);
}

export class Table {
  /**
   * @param {HTMLTableElement} element
   * @param {Column[]} columns
   * @param {(row: object) => string} key
   * @param {{empty: string, sort?: number, descending?: boolean}} options which column it is sorted by at first
   */
  constructor(element, columns, key, { empty, sort = 0, descending = false }) {
    this.columns = columns;
    this.key = key;
    this.sort = { column: columns[sort], descending };
    /** @type {Map<string, {tr: HTMLTableRowElement, cells: HTMLElement[], row: object}>} */
    this.rows = new Map();
    element.append(this.head());
    this.body = element.createTBody();
    this.foot = element.createTFoot().insertRow();
    const note = this.foot.insertCell();
    note.colSpan = columns.length;
    note.className = 'empty';
    note.textContent = empty;
    this.markSorted();
  }

  head() {
    const head = document.createElement('thead');
    const tr = head.insertRow();
    this.headers = this.columns.map((column) => {
      const th = document.createElement('th');
      th.scope = 'col';
      if (column.number) th.classList.add('number');
      if (column.button && !column.loose) th.classList.add('act');
      if (column.order) th.append(this.sorter(column));
      else th.append(...(column.button ? [unseen(column.title)] : [column.title]));
      tr.append(th);
      return th;
    });
    return head;
  }

  sorter(column) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = column.title;
    button.addEventListener('click', () => this.sortBy(column));
    return button;
  }

  /** Numbers begin with the largest, words with the first; the same column again turns it round. */
  sortBy(column) {
    const again = this.sort.column === column;
    this.sort = { column, descending: again ? !this.sort.descending : Boolean(column.number) };
    this.markSorted();
    this.arrange();
  }

  markSorted() {
    this.columns.forEach((column, i) => {
      if (column !== this.sort.column) this.headers[i].removeAttribute('aria-sort');
      else this.headers[i].setAttribute('aria-sort', this.sort.descending ? 'descending' : 'ascending');
    });
  }

  /** @param {object[]} rows all there are now; their order is kept among those that sort alike */
  show(rows) {
    const gone = new Set(this.rows.keys());
    rows.forEach((row, place) => {
      const key = this.key(row);
      gone.delete(key);
      this.update(key, row);
      this.rows.get(key).place = place;
    });
    for (const key of gone) this.remove(key);
    this.foot.hidden = rows.length > 0;
    if (!this.isHeld()) this.arrange();
  }

  /** What its columns say of the rows has changed. */
  refresh() {
    for (const [key, { row }] of this.rows) this.update(key, row);
  }

  isHeld() {
    return this.body.matches(':hover, :focus-within');
  }

  update(key, row) {
    const known = this.rows.get(key);
    const shown = known ?? this.add(key, row);
    shown.row = row;
    this.columns.forEach((column, i) => {
      const cell = shown.cells[i];
      if (column.button) {
        cell.hidden = column.button.shown ? !column.button.shown(row) : false;
        setAttribute(cell, 'aria-label', column.button.label(row));
        if (column.button.pressed) setAttribute(cell, 'aria-pressed', String(column.button.pressed(row)));
      } else {
        const text = column.text(row);
        if (cell.textContent !== text) cell.textContent = text;
        if (column.alarm) cell.classList.toggle('alarm', column.alarm(row));
      }
    });
  }

  add(key, row) {
    const tr = this.body.insertRow();
    const shown = { tr, cells: [], row };
    shown.cells = this.columns.map((column) => this.cell(column, tr, shown));
    this.rows.set(key, shown);
    return shown;
  }

  /** Returns what is updated: the cell, or the button in it. */
  cell(column, tr, shown) {
    const cell = document.createElement(column.header ? 'th' : 'td');
    if (column.header) cell.scope = 'row';
    if (column.number) cell.classList.add('number');
    tr.append(cell);
    if (!column.button) return cell;
    if (!column.loose) cell.classList.add('act');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = column.button.text;
    button.addEventListener('click', () => column.button.act(shown.row, button));
    cell.append(button);
    return button;
  }

  /** Who had the focus there finds it at the table. */
  remove(key) {
    const { tr } = this.rows.get(key);
    const focused = tr.contains(document.activeElement);
    this.rows.delete(key);
    tr.remove();
    if (focused) this.body.closest('[tabindex]')?.focus({ preventScroll: true });
  }

  /** Only those that are not in their place are moved. */
  arrange() {
    let place = this.body.firstElementChild;
    for (const { tr } of this.sorted()) {
      if (tr === place) place = place.nextElementSibling;
      else this.body.insertBefore(tr, place);
    }
  }

  sorted() {
    const { column, descending } = this.sort;
    const sign = descending ? -1 : 1;
    return [...this.rows.values()].sort(
      (a, b) => sign * compare(column.order(a.row), column.order(b.row)) || a.place - b.place,
    );
  }
}

function compare(a, b) {
  if (typeof a === 'string') return a.localeCompare(b, 'en', { numeric: true });
  return a - b;
}

function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function unseen(text) {
  const span = document.createElement('span');
  span.className = 'unseen';
  span.textContent = text;
  return span;
}
