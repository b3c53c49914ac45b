// What an operator of the server does to rooms, and says to everybody.

import { ask, choose } from './console-dialog.js';
import { byId } from './dom.js';

/**
 * @param {{request: (request: object) => Promise<object>, changed: () => void}} around
 * @returns {(room: {room: string}) => void} offers what can be done to a room
 */
export function roomDeeds({ request, changed }) {
  const home = byId('rooms-region');

  function said(text) {
    byId('rooms-said').textContent = text;
    changed();
  }

  function close({ room }) {
    ask({
      title: `Close the room ${room}?`,
      words: 'Everybody in it has to leave. A standing room, and one that belongs to an account, stays, and people may come back.',
      fields: [{ name: 'reason', label: 'Reason, which they are told', maxLength: 300 }],
      verb: 'Close room',
      danger: true,
      home,
      act: async ({ reason }) => {
        await request({ type: 'closeRoom', room, reason });
        said(`Everybody had to leave ${room}.`);
      },
    });
  }

  function role({ room }) {
    ask({
      title: `Roles in ${room}`,
      fields: [
        { name: 'nick', label: 'Nick', required: true, maxLength: 64 },
        {
          name: 'role',
          label: 'Role',
          options: [
            { value: 'operator', text: 'Operator of the room' },
            { value: 'voice', text: 'Voice: may speak while it is moderated' },
          ],
        },
        {
          name: 'granted',
          label: 'What to do',
          options: [
            { value: 'yes', text: 'Give it' },
            { value: '', text: 'Take it' },
          ],
        },
      ],
      verb: 'Do it',
      home,
      act: async ({ nick, role: which, granted }) => {
        await request({ type: 'role', room, nick, role: which, granted: granted === 'yes' });
        said(granted ? `${nick} has the role ${which} in ${room}.` : `${nick} has the role ${which} in ${room} no more.`);
      },
    });
  }

  byId('announce').addEventListener('click', () =>
    ask({
      title: 'Say something to everybody',
      words: 'People at all doors that talk see it, in whichever room they are.',
      fields: [{ name: 'text', label: 'Text', required: true, maxLength: 400 }],
      verb: 'Say it',
      act: async ({ text }) => {
        await request({ type: 'announce', text });
        said('Said to everybody.');
      },
    }),
  );

  return (room) =>
    choose({
      title: `The room ${room.room}`,
      deeds: [
        { text: 'Give or take a role…', act: () => role(room) },
        { text: 'Close it…', act: () => close(room) },
      ],
      home,
    });
}
