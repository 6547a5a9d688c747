// Keeps one chat on the screen: messages in order under their days, what is new, and where one has read to.

import { Bubble } from './bubble.js';
import { element, movesLittle } from './element.js';
import { dayKey, dayOf } from './times.js';

const NEAR = 60;
const ABOVE = 8;
const LEAVING = { duration: 260, easing: 'ease-in', fill: 'forwards' };

export class Chat {
  #bubbles = new Map();
  #order = [];
  #days = new Map();
  #unread = new Set();
  #newFrom = null;
  #stuck = true;
  #top = 0;

  /** `moved` hears when the chat was scrolled or the number of unread messages changed. */
  constructor({ label, actions, moved }) {
    this.actions = actions;
    this.moved = moved;
    this.newLine = element(
      'p.new-line',
      { 'data-testid': 'new-messages' },
      element('span', {}, 'New messages'),
    );
    this.list = element('div.messages');
    this.log = element(
      'div.chat',
      {
        role: 'log',
        'aria-live': 'polite',
        'aria-relevant': 'additions',
        'aria-label': label,
        tabindex: '0',
        'data-testid': 'chat',
      },
      this.list,
    );
    this.log.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    const watcher = new ResizeObserver(() => {
      if (this.#stuck && this.log.scrollTop < this.#rest) this.toBottom();
    });
    watcher.observe(this.log);
    watcher.observe(this.list);
  }

  get unread() {
    return this.#unread.size;
  }

  get atBottom() {
    return this.log.scrollTop > this.#rest - NEAR;
  }

  /** Where one reads on: at the end, or where the bot's last message begins if it is higher than the screen. */
  get #rest() {
    const end = this.log.scrollHeight - this.log.clientHeight;
    const last = this.#bubbles.get(this.#order.at(-1));
    return last?.message.from_bot ? Math.min(end, last.element.offsetTop - ABOVE) : end;
  }

  get isEmpty() {
    return !this.#order.length;
  }

  /** The newest keyboard that a bot's message put in place of the letters; none when it was taken away. */
  get replyKeyboard() {
    const holder = this.#order.findLast((id) => this.#bubbles.get(id).message.reply_keyboard);
    return holder === undefined ? [] : this.#bubbles.get(holder).message.reply_keyboard;
  }

  sync(messages, unread) {
    const kept = new Set(messages.map((message) => message.id));
    for (const id of [...this.#order]) {
      if (!kept.has(id)) this.remove(id);
    }
    for (const message of messages) this.#place(message);
    const heard = messages.filter((message) => message.from_bot).map((message) => message.id);
    this.#unread = new Set(unread ? heard.slice(-unread) : []);
    if (unread) this.#newFrom = heard.at(-unread) ?? null;
    this.#arrange();
  }

  /** `seen`: somebody is looking at this very place, so nothing becomes unread. */
  put(message, seen) {
    const isNew = this.#place(message);
    if (isNew && message.from_bot) this.#arrived(message.id, seen);
    if (isNew && !message.from_bot) {
      this.#newFrom = null;
      this.#stuck = true;
    }
    this.#arrange();
    if (this.#stuck) this.toBottom();
  }

  remove(id) {
    const bubble = this.#bubbles.get(id);
    if (!bubble) return;
    this.#bubbles.delete(id);
    this.#unread.delete(id);
    this.#order = this.#order.filter((other) => other !== id);
    if (bubble.element.contains(document.activeElement)) this.log.focus({ preventScroll: true });
    this.#leave(bubble.element);
    this.#arrange();
  }

  read() {
    this.#unread.clear();
    this.moved();
  }

  /** The bot has reacted: nothing is waiting for it any more. */
  rest() {
    for (const bubble of this.#bubbles.values()) bubble.keyboard.rest();
  }

  toBottom(smoothly = false) {
    this.#stuck = true;
    this.log.scrollTo({
      top: this.#rest,
      behavior: smoothly && !movesLittle() ? 'smooth' : 'instant',
    });
  }

  #place(message) {
    const known = this.#bubbles.get(message.id);
    if (known) {
      known.update(message);
      return false;
    }
    const bubble = new Bubble(message, this.actions);
    this.#bubbles.set(message.id, bubble);
    const before = this.#order.findLastIndex((id) => id < message.id);
    this.#order.splice(before + 1, 0, message.id);
    const next = this.#bubbles.get(this.#order[before + 2]);
    this.list.insertBefore(bubble.element, next?.element ?? null);
    return true;
  }

  #arrived(id, seen) {
    this.#bubbles.get(id).element.classList.add('arriving');
    if (seen) return;
    if (!this.#unread.size) this.#newFrom = id;
    this.#unread.add(id);
  }

  /** Day separators, the line above what is new, and which bubbles belong together. */
  #arrange() {
    const firsts = new Map();
    let previous = null;
    for (const id of this.#order) {
      const bubble = this.#bubbles.get(id);
      const day = dayKey(bubble.message.at);
      if (!firsts.has(day)) firsts.set(day, bubble);
      const together =
        previous && firsts.get(day) !== bubble && previous.message.from_bot === bubble.message.from_bot;
      bubble.element.classList.toggle('follows', Boolean(together) && id !== this.#newFrom);
      previous = bubble;
    }
    for (const [day, separator] of this.#days) {
      if (!firsts.has(day)) this.#dropDay(day, separator);
    }
    for (const [day, bubble] of firsts) this.#putBefore(this.#daySeparator(day, bubble.message.at), bubble);
    this.#arrangeNewLine();
    this.moved();
  }

  #arrangeNewLine() {
    const first = this.#newFrom === null ? undefined : this.#order.find((id) => id >= this.#newFrom);
    if (first === undefined) this.newLine.remove();
    else this.#putBefore(this.newLine, this.#bubbles.get(first));
  }

  #putBefore(node, bubble) {
    if (node.nextElementSibling !== bubble.element) this.list.insertBefore(node, bubble.element);
  }

  #daySeparator(day, at) {
    if (!this.#days.has(day)) this.#days.set(day, element('p.day', {}, element('span', {}, dayOf(at))));
    return this.#days.get(day);
  }

  #dropDay(day, separator) {
    separator.remove();
    this.#days.delete(day);
  }

  #leave(node) {
    for (const name of ['data-message-id', 'data-testid']) node.removeAttribute(name);
    node.inert = true;
    if (movesLittle() || !node.checkVisibility()) {
      node.remove();
      return;
    }
    const height = `${node.offsetHeight}px`;
    node
      .animate(
        [
          { opacity: 1, height, transform: 'none' },
          { opacity: 0, height, transform: 'scale(.94)', offset: 0.5 },
          { opacity: 0, height: 0, marginTop: 0, transform: 'scale(.94)' },
        ],
        LEAVING,
      )
      .finished.finally(() => node.remove());
  }

  #scrolled() {
    if (!this.log.clientHeight) return;
    const wentUp = this.log.scrollTop < this.#top;
    this.#top = this.log.scrollTop;
    this.#stuck = this.atBottom || (this.#stuck && !wentUp);
    this.moved();
  }
}
