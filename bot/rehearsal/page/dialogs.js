// The page's dialogs: an alert on somebody's phone, a photo seen larger, and on whose phone to open a link.

import { element } from './element.js';
import { icon, peg } from './icons.js';

let counter = 0;

function show(kind, title, content, buttons) {
  counter += 1;
  const heading = element('h2', { id: `dialog-${counter}` }, title);
  const close = element(
    'button.close',
    { type: 'button', 'aria-label': 'Close', onclick: () => dialog.close() },
    icon('close'),
  );
  const dialog = element(
    `dialog.${kind}`,
    { 'aria-labelledby': heading.id, 'data-testid': `${kind}-dialog` },
    element('div.inside', {}, element('div.heading', {}, heading, close), content, buttons),
  );
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** An answer to a press that Telegram shows as an alert. */
export function showAlert(title, words) {
  const fine = element('button.primary', { type: 'button', 'data-testid': 'alert-close' }, 'OK');
  const dialog = show('alert', title, element('p.alert-words', {}, words), element('div.buttons', {}, fine));
  fine.addEventListener('click', () => dialog.close());
  fine.focus();
}

export function showPhoto(file, caption, isProtected) {
  const picture = element('img', {
    src: file.url,
    alt: caption || 'Photo without a caption',
    draggable: 'false',
  });
  if (isProtected) picture.addEventListener('contextmenu', (event) => event.preventDefault());
  const aside = isProtected
    ? element('p.protected-note', {}, icon('lock'), 'Protected: on Telegram it cannot be saved or forwarded.')
    : element('a.quiet', { href: file.url, download: file.name || 'photo' }, icon('download'), 'Download');
  show(
    'photo-viewer',
    caption || 'Photo',
    element('div.frame', {}, picture),
    element('div.buttons', {}, aside),
  );
}

/** `people`: who may be chosen, with their place in the cast; `open` hears the one chosen and the invite. */
export function chooseWhose(invite, people, open) {
  const list = element('ul.whose', {});
  const words = 'The link opens this bot on the phone you choose, as if that person had been sent it.';
  const dialog = show(
    'link',
    'Open this link on whose phone?',
    element('div', {}, element('p', {}, words), list),
    null,
  );
  for (const [place, person] of people.entries()) {
    const settings = { type: 'button', 'data-testid': 'open-on', 'data-person': person.id };
    const button = element(
      'button.person',
      settings,
      peg(place),
      element('span.label', {}, element('span.name', {}, person.name), element('span.role', {}, person.role)),
    );
    button.addEventListener('click', () => {
      dialog.close();
      open(person.id, invite);
    });
    list.append(element('li', {}, button));
  }
}

/** A link that somebody was given as a picture, or on paper: it is pasted here. `read` finds the invite in it. */
export function askForLink(name, read, open) {
  const input = element('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': 'The link',
    'data-testid': 'link-box',
    placeholder: 'https://t.me/…?start=…',
  });
  const wrong = element('p.wrong', { role: 'alert' });
  const form = element(
    'form',
    {},
    element('p', {}, 'Paste the link that this person was given.'),
    input,
    wrong,
    element(
      'div.buttons',
      {},
      element('button.primary', { type: 'submit', 'data-testid': 'link-open' }, 'Open'),
    ),
  );
  const dialog = show('paste', `Open a link on ${name}'s phone`, form, null);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const invite = read(input.value.trim());
    wrong.textContent =
      invite === null
        ? 'That is not a link to this bot. It begins with https://t.me/ and has ?start= in it.'
        : '';
    if (invite === null) return;
    dialog.close();
    open(invite);
  });
  input.focus();
}
