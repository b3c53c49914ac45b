// What is done for commands that are no request of their own: here in the browser, or by several requests.

import { isNick, same } from './names.js';
import { rulesAll } from './rules.js';
import { isSpeech } from './run.js';

export class Deeds {
  /** @param {import('./session.js').Session} session */
  constructor(session) {
    this.session = session;
    const { chat, clock, connection, page } = session;
    Object.assign(this, { chat, clock, connection, page });
  }

  /**
   * @param {object} deed as the table of commands makes it
   * @param {?import('./conversation.js').Conversation} conversation where it was asked for
   */
  local(deed, conversation) {
    switch (deed.what) {
      case 'join':
        return this.session.join(deed.room, deed.key);
      case 'leave':
        return conversation ? this.session.leave(conversation, deed.reason) : this.session.tellNowhere();
      case 'open':
        return this.session.lookFor(deed.nick, conversation);
      case 'direct':
        return this.session.write(deed.nick, deed.text, conversation);
      case 'ban':
        return this.ban(deed, conversation);
      case 'rules':
        return this.chat.note(conversation, this.clock.now(), 'rules', { room: conversation.name, rules: rulesAll(conversation.modes) });
      case 'unban':
        return this.unban(deed, conversation);
      case 'task':
        return this.session.task(deed.task, deed.arguments, conversation);
      case 'ignore':
        return this.ignore(deed.nick, true, conversation);
      case 'unignore':
        return this.ignore(deed.nick, false, conversation);
      case 'ignored':
        return this.chat.note(conversation, this.clock.now(), 'ignored', { people: this.chat.quiet.ignored() });
      case 'mute':
        return this.mute(conversation, deed.on);
      case 'delete':
        return this.deleteLast(conversation, deed.nick);
      case 'clear':
        this.chat.clear(conversation);
        return undefined;
      case 'quit':
        return this.session.quit(deed.reason);
      default:
        return this.page.show(deed.what, deed);
    }
  }

  /** @param {?import('./conversation.js').Conversation} [conversation] where that is told */
  ignore(nick, on, conversation = this.chat.current) {
    const tell = (kind, text) => this.chat.note(conversation, this.clock.now(), kind, { text });
    if (on && this.chat.isMe(nick)) return tell('error', 'You can’t ignore yourself.');
    if (on && !isNick(nick)) return tell('error', `“${nick}” can’t be a name: /ignore takes the name of one person.`);
    if (this.chat.quiet.ignores(nick) === on) return tell('error', on ? `You ignore ${nick} already.` : `You don’t ignore ${nick}; /ignore shows whom you do.`);
    this.chat.ignore(nick, on);
    return tell('note', on ? `You ignore ${nick} now: their messages are hidden in this browser, and they are not told. /unignore ${nick} shows them again.` : `You don’t ignore ${nick} any more. What was hidden is not shown.`);
  }

  /** @param {string} [nick] whose; one's own without it */
  deleteLast(room, nick = this.chat.nick) {
    const item = room.items.findLast((one) => one.msgid && isSpeech(one) && same(one.nick, nick));
    if (item) return this.page.show('delete', { room, item });
    return this.session.tellError({ code: 'NO_SUCH_MESSAGE', message: `no message of ${nick} is here that could be deleted` }, room);
  }

  mute(room, on) {
    const tell = (kind, text) => this.chat.note(room, this.clock.now(), kind, { text });
    if (this.chat.isMuted(room) === on) return tell('error', `#${room.name} is ${on ? 'muted already' : 'not muted'}.`);
    this.chat.mute(room, on);
    return tell('note', on ? `#${room.name} is muted: it counts nothing and notifies you of nothing. /unmute ends that.` : `#${room.name} is not muted any more.`);
  }

  /** Who is not there now shall not come in either. Whom a mask means only the server knows: nobody is thrown out for it. */
  async ban({ room, nick, reason, mask = false }, conversation) {
    try {
      await this.connection.request({ type: 'modes', room, changes: [{ list: 'ban', mask: nick, added: true }] });
      if (mask) return this.chat.note(conversation, this.clock.now(), 'note', { text: 'People in the room whom it matches stay until you /kick them.' });
      await this.connection.request({ type: 'kick', room, nick, ...(reason && { reason }) });
    } catch (error) {
      if (error.code !== 'NOT_THERE') this.session.tellError(error, conversation);
    }
    return undefined;
  }

  /** A mask that isn't in the list is taken out of it without a word; which one is meant, however it is written, the server knows. */
  async unban({ room, nick }, conversation) {
    try {
      const banned = async () => (await this.connection.request({ type: 'masks', room, list: 'ban' })).masks.map(({ mask }) => mask);
      const before = await banned();
      await this.connection.request({ type: 'modes', room, changes: [{ list: 'ban', mask: nick, added: false }] });
      const after = new Set(await banned());
      if (before.every((mask) => after.has(mask))) {
        this.chat.note(conversation, this.clock.now(), 'error', { text: `${nick} is not banned from #${room}; /bans shows who is.` });
      }
    } catch (error) {
      this.session.tellError(error, conversation);
    }
  }
}
