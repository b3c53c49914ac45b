// Files that are dropped or pasted: only text can be sent.

import { byId } from './dom.js';

const hasFiles = (data) => [...(data?.types ?? [])].includes('Files');

/** @param {() => void} refuse says that they can't be sent */
export function refuseFiles(refuse) {
  // A file that is dropped anywhere would take the place of the page.
  for (const type of ['dragover', 'drop']) {
    document.addEventListener(type, (event) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
      if (type === 'drop') refuse();
    });
  }

  byId('box').addEventListener('paste', (event) => {
    // Word processors add a picture of what they give as text, too.
    if (!hasFiles(event.clipboardData) || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    refuse();
  });
}
