// Turns a message's text and entities into elements: every character as text, links only where they are safe.

import { element } from './element.js';

const ADDRESS = /https?:\/\/[^\s<>"]+|\bt(?:elegram)?\.me\/[^\s<>"]+/gi;
const COMMAND = /(?<=^|\s)\/[a-z0-9_]{1,32}(?![\w/])/gi;
const TRAILING = /[.,;:!?)\]'’”]+$/;
const OWN_WORDS = ['url', 'text_link', 'bot_command', 'code', 'pre'];
const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

/** The invite in a link to this bot, or null when the address leads anywhere else. */
export function inviteIn(address, username) {
  const told =
    /^(?:https?:\/\/)?t(?:elegram)?\.me\/(\w+)\/?\?start=([\w-]*)$/i.exec(address) ??
    /^tg:\/\/resolve\?domain=(\w+)&start=([\w-]*)$/i.exec(address);
  return told && told[1].toLowerCase() === username.toLowerCase() ? told[2] : null;
}

/** `actions`: the bot's `username`, what to do with an `invite`, and what to do with a `command`. */
export function wordsOf(text, entities, actions) {
  const marks = [...entities, ...found(text, entities)].sort(
    (one, other) => one.offset - other.offset || other.length - one.length,
  );
  return between(text, 0, text.length, marks, actions);
}

/** Addresses and commands that nobody marked: Telegram's apps find these themselves. */
function found(text, entities) {
  const taken = entities.filter((entity) => OWN_WORDS.includes(entity.type));
  const free = ({ offset, length }) =>
    !taken.some((entity) => offset < entity.offset + entity.length && entity.offset < offset + length);
  const addresses = [...text.matchAll(ADDRESS)].map((match) => ({
    type: 'url',
    offset: match.index,
    length: match[0].replace(TRAILING, '').length,
  }));
  const commands = [...text.matchAll(COMMAND)].map((match) => ({
    type: 'bot_command',
    offset: match.index,
    length: match[0].length,
  }));
  return [...addresses, ...commands].filter(free);
}

function between(text, from, to, marks, actions) {
  const nodes = [];
  let at = from;
  for (const [place, mark] of marks.entries()) {
    const begin = Math.max(mark.offset, from);
    const end = Math.min(mark.offset + mark.length, to);
    if (begin < at || end <= begin) continue;
    if (begin > at) nodes.push(text.slice(at, begin));
    const inner = between(text, begin, end, marks.slice(place + 1), actions);
    nodes.push(dressed(mark, text.slice(begin, end), inner, actions));
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function dressed(mark, words, inner, actions) {
  switch (mark.type) {
    case 'url':
      return link(words, inner, actions);
    case 'text_link':
      return link(mark.url ?? '', inner, actions);
    case 'bot_command':
      return pressable('said-command', { role: 'button' }, inner, () => actions.command(words));
    case 'spoiler':
      return spoiler(inner);
    default:
      return TAGS[mark.type] ? element(TAGS[mark.type], {}, inner) : element('span', {}, inner);
  }
}

function link(address, inner, actions) {
  const invite = inviteIn(address, actions.username);
  if (invite === null) {
    return element(
      'span.quiet-link',
      { title: `${address}\nThe rehearsal opens nothing outside this computer.` },
      inner,
    );
  }
  const settings = {
    role: 'link',
    'data-testid': 'invite-link',
    title: 'Open this link on one of the phones',
  };
  return pressable('invite-link', settings, inner, () => actions.invite(invite));
}

/** A button inside a sentence: a real one would be a box of its own and break the line at its edges. */
function pressable(name, settings, inner, does) {
  const pressed = (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    does();
  };
  return element(`span.${name}`, { ...settings, tabindex: '0', onclick: does, onkeydown: pressed }, inner);
}

function spoiler(inner) {
  const cover = element('button.spoiler', { type: 'button', 'aria-label': 'Show the hidden words' }, inner);
  cover.addEventListener('click', () => cover.replaceWith(...cover.childNodes), { once: true });
  return cover;
}
