// The page's modules, from the sources or wherever HUBBUB_WEB says.

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const WEB = resolve(process.env.HUBBUB_WEB ?? '../../main/resources/web');

/**
 * @param {string} name as in "text.js"
 * @returns {Promise<any>}
 */
export const load = (name) => import(pathToFileURL(`${WEB}/js/${name}`).href);
