// The dialogs in which one tells something of oneself, and of a room.

import { el } from './dom.js';
import { LABELS, OF_PEOPLE, OF_ROOMS, propertiesIn } from './properties.js';
import { explain } from './refusals.js';
import { CANCEL, field, showDialog } from './view-dialogs.js';

const LOOKS = {
  'display-name': { maxLength: 64 },
  pronouns: { maxLength: 64, placeholder: 'she/her' },
  homepage: { inputMode: 'url', dir: 'ltr', placeholder: 'https://' },
  avatar: { inputMode: 'url', dir: 'ltr', placeholder: 'https://' },
  color: { maxLength: 7, dir: 'ltr', placeholder: '#c90076', spellcheck: false },
};

/**
 * @param {string} title
 * @param {string} text to be read before
 * @param {string[]} keys
 * @param {Record<string, string>} now
 * @param {(changes: Record<string, string>) => Promise<void>} save
 */
function showForm(title, text, keys, now, save) {
  const fields = keys.map((key) => ({ key, ...field(LABELS[key], { value: now[key] ?? '', ...LOOKS[key] }) }));
  const changes = () => Object.fromEntries(fields.map(({ key, input }) => [key, input.value.trim()]).filter(([key, value]) => value !== (now[key] ?? '')));
  const fault = async () => {
    try {
      if (Object.keys(changes()).length > 0) await save(changes());
      return null;
    } catch (error) {
      const label = LABELS[error.about?.subject];
      if (error.code === 'LOST') return 'There is no connection to the server now.';
      return label ? `${label}: ${error.message}.` : explain(error);
    }
  };
  showDialog(title, [el('p', {}, text), ...fields.map(({ element }) => element)], [{ label: 'Save', run: () => {}, fault }, CANCEL]);
}

export class Profiles {
  /**
   * @param {object} parts
   * @param {import('./connection.js').Connection} parts.connection
   * @param {import('./chat.js').Chat} parts.chat
   * @param {(text: string) => void} parts.tell
   */
  constructor({ connection, chat, tell }) {
    Object.assign(this, { connection, chat, tell });
  }

  /** What one tells of oneself. */
  async edit() {
    try {
      const now = propertiesIn(await this.connection.request({ type: 'profile' }));
      const lasts = this.chat.account === null ? 'until you leave' : 'with your account';
      const text = `Others see this in your profile, and the name beside your nickname; it stays ${lasts}. A picture is a link: nobody’s browser opens it by itself.`;
      showForm('Your profile', text, OF_PEOPLE, now, (properties) => this.connection.request({ type: 'profile', properties }));
    } catch (error) {
      this.tell(error.code === 'LOST' ? 'There is no connection to the server now.' : explain(error));
    }
  }

  /** @param {import('./conversation.js').Conversation} room that one is an operator of */
  describe(room) {
    const text = 'Members see this, and everybody else as long as the room is open to all.';
    showForm(`About #${room.name}`, text, OF_ROOMS, room.properties, (properties) => this.connection.request({ type: 'describe', room: room.name, properties }));
  }
}
