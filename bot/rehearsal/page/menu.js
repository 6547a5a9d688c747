// Opens a small menu beside a button; arrow keys move in it, Escape closes it and gives the focus back.

import { element } from './element.js';
import { icon } from './icons.js';

const MARGIN = 10;
let counter = 0;

/** `entries`: `{ icon, words, hint, checked, harm, does }`, or null for a line between. */
export function openMenu(anchor, label, entries) {
  counter += 1;
  const menu = element('div.menu', {
    popover: 'auto',
    role: 'menu',
    'aria-label': label,
    id: `menu-${counter}`,
  });
  for (const entry of entries) menu.append(entry ? item(entry, menu) : element('hr'));
  (anchor.closest('section') ?? document.body).append(menu);
  menu.addEventListener('keydown', (event) => move(event, menu));
  menu.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    anchor.setAttribute('aria-expanded', 'false');
    menu.remove();
  });
  menu.showPopover();
  place(menu, anchor);
  anchor.setAttribute('aria-expanded', 'true');
  menu.querySelector('button').focus();
}

function item(entry, menu) {
  const isSwitch = entry.checked !== undefined;
  const button = element(
    'button.entry',
    {
      type: 'button',
      role: isSwitch ? 'menuitemcheckbox' : 'menuitem',
      'aria-checked': isSwitch ? String(entry.checked) : null,
      'data-testid': entry.testid,
      tabindex: '-1',
    },
    icon(entry.icon),
    element('span', {}, entry.words, entry.hint ? element('small', {}, entry.hint) : null),
  );
  if (entry.harm) button.classList.add('harm');
  button.addEventListener('click', () => {
    menu.hidePopover();
    entry.does();
  });
  return button;
}

/** Beside the anchor, and within its phone where there is one. */
function place(menu, anchor) {
  const beside = anchor.getBoundingClientRect();
  const within = anchor.closest('.phone')?.getBoundingClientRect() ?? { left: 0, right: innerWidth };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.min(beside.left, within.right - width - MARGIN);
  const below = beside.bottom + 6;
  const top = below + height + MARGIN > innerHeight ? beside.top - height - 6 : below;
  menu.style.left = `${Math.max(left, within.left + MARGIN, MARGIN)}px`;
  menu.style.top = `${Math.max(top, MARGIN)}px`;
}

function move(event, menu) {
  const buttons = [...menu.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement);
  const places = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: -1,
    Tab: at + (event.shiftKey ? -1 : 1),
  };
  if (!(event.key in places)) return;
  event.preventDefault();
  buttons.at(places[event.key] % buttons.length).focus();
}
