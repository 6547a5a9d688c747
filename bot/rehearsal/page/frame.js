// Draws a phone around its chat: whose it is at the head, what may lie over the screen, what stands at the foot.

import { element, unseen } from './element.js';
import { icon, peg } from './icons.js';

/** `parts`: the `chat`, the `composer` and the `keys`; `does`: what each button of the frame is for. */
export function frameOf(person, { bot, place }, parts, does) {
  const head = headOf(person, bot, place, does);
  const screen = screenOf(person, place, parts, does);
  const foot = footOf(parts, does);
  const refused = element(
    'p.refused',
    { role: 'note' },
    icon('block'),
    `${person.name.split(' ')[0]} has blocked the bot: nothing reaches this phone.`,
  );
  const section = element(
    'section.phone',
    { 'data-phone': person.id },
    head.element,
    screen.element,
    refused,
    foot.element,
  );
  return { ...head.parts, ...screen.parts, ...foot.parts, refused, section };
}

function headOf(person, bot, place, does) {
  const role = element('span.role');
  const blockedSwitch = element(
    'button.blocked-switch',
    {
      type: 'button',
      role: 'switch',
      'aria-checked': 'false',
      'data-testid': 'blocked-switch',
      title: 'Block or unblock the bot, as on Telegram',
      onclick: does.block,
    },
    element('span.knob'),
    'Blocked',
  );
  const menu = element(
    'button.round',
    {
      type: 'button',
      'data-testid': 'phone-menu',
      'aria-label': `Menu of ${person.name}'s phone`,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      onclick: () => does.menu(menu),
    },
    icon('more'),
  );
  const owner = element('span.owner', {}, element('span.name', {}, person.name), unseen(', '), role);
  const titles = element('div.titles', {}, element('p.bot-name', {}, bot.name), element('h2', {}, owner));
  const head = element('header.head', {}, peg(place), titles, blockedSwitch, menu);
  return { element: head, parts: { role, blockedSwitch } };
}

function screenOf(person, place, { chat }, does) {
  const toasts = element('div.toasts');
  const count = element('span.badge', { hidden: true });
  const down = element(
    'button.round.to-bottom',
    {
      type: 'button',
      'data-testid': 'to-bottom',
      'aria-label': 'To the newest message',
      hidden: true,
      onclick: does.toBottom,
    },
    count,
    icon('down'),
  );
  const blurb = element('p.blurb');
  const empty = element(
    'div.empty',
    {},
    peg(place),
    element('p.empty-name', {}, person.name),
    blurb,
    element('p.empty-hint', {}, 'Nothing has been said here yet.'),
  );
  const screen = element('div.screen', {}, chat.log, empty, down, toasts);
  return { element: screen, parts: { toasts, count, down, blurb, empty } };
}

function footOf({ composer, keys }, does) {
  const start = wideButton('Start', 'start', does.start);
  const unblock = wideButton('Unblock and start again', 'unblock', does.unblock);
  const foot = element('footer.foot', {}, composer.form, keys.place, start, unblock);
  return { element: foot, parts: { start, unblock } };
}

function wideButton(words, testid, does) {
  return element('button.wide', { type: 'button', 'data-testid': testid, onclick: does }, words);
}
