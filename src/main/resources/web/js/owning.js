// Whose rooms are: what people may do about that, in menus.

import { askToConfirm } from './view-dialogs.js';

/** @typedef {{label: string, run: () => void, danger?: boolean}} Entry of a menu */

export class Owning {
  /**
   * @param {object} chat all that the page knows
   * @param {object} session by which it asks
   */
  constructor(chat, session) {
    this.chat = chat;
    this.session = session;
  }

  ask(type, room, more = {}) {
    this.session.ask({ type, room: room.name, ...more }, room);
  }

  /**
   * @param {object} room that one is in
   * @returns {Entry[]} what one may do about whose it is
   */
  ofRoom(room) {
    const { nick, account } = this.chat;
    if (room.members.isOwner(nick)) return [{ label: 'Give the room up', run: () => this.askToGiveUp(room), danger: true }];
    return account && !room.modes.owner && room.members.isOperator(nick) ? [{ label: 'Make it my room', run: () => this.ask('own', room) }] : [];
  }

  /**
   * @param {object} room
   * @param {string} nick of somebody else
   * @returns {Entry[]}
   */
  ofPerson(room, nick) {
    const may = room.members.isOwner(this.chat.nick) && room.members.get(nick)?.account;
    return may ? [{ label: 'Make owner', run: () => this.askToTransfer(room, nick), danger: true }] : [];
  }

  askToTransfer(room, nick) {
    askToConfirm(`Make ${nick} the owner of #${room.name}?`, 'You stay an operator, and can’t take that back.', 'Make owner', () => this.ask('transfer', room, { nick }));
  }

  askToGiveUp(room) {
    askToConfirm(`Give up #${room.name}?`, 'It belongs to nobody then: another operator can make it their own, and it may end when everybody has left.', 'Give up', () => this.ask('disown', room));
  }
}
