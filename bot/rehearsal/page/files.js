// Shows the photo, the document or the voice note that came with a message.

import { showPhoto } from './dialogs.js';
import { element } from './element.js';
import { icon } from './icons.js';
import { voiceNote } from './voice.js';

const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
const UNITS = ['bytes', 'kB', 'MB'];

export function sizeOf(bytes) {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit && size < 10 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`;
}

/** Only what the rehearsal's own server keeps is ever loaded. */
const isOurs = (address) => address.startsWith('/api/files/');

export function fileOf(message) {
  const { file } = message;
  if (!isOurs(file.url)) return element('p.file-gone', {}, 'This file is kept elsewhere and is not loaded.');
  if (file.kind === 'photo') return photo(file, message);
  const shown = file.kind === 'voice' ? voiceNote(file) : documentCard(file);
  const taking = message.protected ? lookAt(file, message) : download(file);
  if (taking) shown.append(taking);
  return shown;
}

function photo(file, message) {
  const words = message.caption || 'Photo without a caption';
  const picture = element('img', { src: file.url, alt: words, loading: 'lazy', draggable: 'false' });
  const settings = {
    type: 'button',
    'data-testid': 'photo',
    'aria-label': `Open larger: ${words}`,
    onclick: () => showPhoto(file, message.caption, message.protected),
  };
  return element('button.photo', settings, picture);
}

function documentCard(file) {
  return element(
    'div.document',
    {},
    element('span.kind', {}, icon('document')),
    element(
      'span.about',
      {},
      element('span.file-name', {}, file.name || 'A file'),
      element('span.size', {}, sizeOf(file.size)),
    ),
  );
}

function download(file) {
  const name = file.name || file.kind;
  const settings = {
    href: file.url,
    download: name,
    'data-testid': 'download',
    'aria-label': `Download ${name}`,
    title: 'Download',
  };
  return element('a.take', settings, icon('download'));
}

/** Protected files can be looked at, as on Telegram, but not taken away. */
function lookAt(file, message) {
  if (!PICTURES.includes(file.mime)) return null;
  const settings = {
    type: 'button',
    'data-testid': 'look',
    'aria-label': `Look at ${file.name || 'the picture'}`,
    title: 'Look; it cannot be saved',
    onclick: () => showPhoto(file, message.caption || file.name, true),
  };
  return element('button.take', settings, icon('look'));
}
