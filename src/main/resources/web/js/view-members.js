// Who is in the room. One stop of the Tab key; the arrow keys go from one to the next.

import { accountMark, avatar } from './view-item.js';
import { el, nameOf, saying } from './dom.js';
import { counted } from './text.js';
import { arrange } from './view-rooms.js';

export class MembersView {
  /**
   * @param {{list: HTMLElement, count: HTMLElement}} places
   * @param {(nick: string, anchor: HTMLElement) => void} choose
   */
  constructor({ list, count }, choose) {
    this.list = list;
    this.count = count;
    this.choose = choose;
    this.focused = null;
    /** @type {Map<string, HTMLElement>} entries by nick, kept as long as nothing about them changes */
    this.entries = new Map();
    list.addEventListener('keydown', (event) => this.key(event));
    list.addEventListener('focusin', (event) => this.reach(event.target.closest('button')));
    list.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button) choose(button.dataset.nick, button);
    });
  }

  /**
   * @param {?import('./conversation.js').Conversation} conversation
   * @param {string} nick one's own
   * @param {(nick: string) => boolean} [ignores] whom one does not hear
   */
  show(conversation, nick, ignores = () => false) {
    this.ignores = ignores;
    const hadFocus = this.list.contains(document.activeElement);
    const members = conversation?.members;
    this.count.textContent = members ? members.count.toLocaleString() : '';
    const old = this.entries;
    this.entries = new Map();
    const groups = members ? members.groups() : [];
    arrange(this.list, groups.map((group) => this.group(group, nick, old)));
    const shown = members?.byName.size ?? 0;
    if (members && members.count > shown) {
      this.list.append(el('p.more', {}, `and ${counted(members.count - shown, 'more', 'more')}`));
    }
    const buttons = this.buttons();
    const reachable = buttons.find((button) => button.dataset.nick === this.focused) ?? buttons[0];
    if (reachable) reachable.tabIndex = 0;
    if (hadFocus) reachable?.focus();
  }

  group({ title, members }, me, old) {
    const id = `members-${title.toLowerCase()}`;
    let section = document.getElementById(id)?.parentElement;
    section ??= el('section', {}, el('h3', { id }), el('ul', { 'aria-labelledby': id }));
    const [heading, list] = section.children;
    heading.replaceChildren(title, ' ', el('span.number', {}, members.length.toLocaleString()));
    arrange(list, members.map((member) => this.entry(member, member.nick === me, old)));
    return section;
  }

  entry(member, me, old) {
    const looks = JSON.stringify([member.nick, [...member.roles], member.account, member.away, member.bot, member.properties, me, this.ignores(member.nick)]);
    let entry = old.get(member.nick);
    if (entry?.dataset.looks !== looks) {
      entry = newEntry(member, me, this.ignores(member.nick));
      entry.dataset.looks = looks;
    }
    this.entries.set(member.nick, entry);
    return entry;
  }

  buttons() {
    return [...this.list.querySelectorAll('button')];
  }

  reach(button) {
    if (!button) return;
    for (const other of this.list.querySelectorAll('button[tabindex="0"]')) other.tabIndex = -1;
    button.tabIndex = 0;
    this.focused = button.dataset.nick;
  }

  key(event) {
    const buttons = this.buttons();
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || event.altKey) return;
    event.preventDefault();
    buttons[to]?.focus();
  }
}

function newEntry({ nick, roles, account, away, bot, properties }, me, ignored) {
  const called = properties['display-name'];
  const button = el(
    'button',
    { type: 'button', tabIndex: -1, className: `entry member${away !== null ? ' away' : ''}`, title: away === null ? nick : `${nick} is away: ${away}`, 'aria-haspopup': 'menu' },
    avatar(nick, properties.color),
    nameOf(nick),
    // Beside the nick and never in its place: nobody is to be taken for another.
    called && el('span.display-name', {}, el('span.unseen', {}, ', '), saying(called)),
    account !== null && accountMark(nick, account),
    roles.has('owner') ? el('span.unseen', {}, ', owner') : roles.has('operator') && el('span.unseen', {}, ', operator'),
    me && el('span.tag', {}, 'you'),
    bot && el('span.tag', {}, 'bot'),
    ignored && el('span.tag', {}, 'ignored'),
    away !== null && el('span.tag', {}, 'away'),
  );
  button.dataset.nick = nick;
  return el('li', {}, button);
}
