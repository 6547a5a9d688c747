// Shows one message of a chat, and brings it up to date when it is edited.

import { element, unseen } from './element.js';
import { fileOf } from './files.js';
import { icon } from './icons.js';
import { Keyboard } from './keyboards.js';
import { dayAndYearOf, timeOf } from './times.js';
import { wordsOf } from './words.js';

const NOT_SHOWN = 'A kind of message that this page does not show.';

export class Bubble {
  #text = null;
  #file = null;

  /** `actions`: `who` writes, `invite`, `command`, `press`, `more`, and the bot's `username`. */
  constructor(message, actions) {
    this.actions = actions;
    this.id = message.id;
    const side = message.from_bot ? 'bot' : 'person';
    this.words = element('span.text', { 'data-testid': 'text' });
    this.facts = element('span.facts');
    this.file = element('div.file', { hidden: true });
    this.reaction = element('p.reaction', { hidden: true });
    this.body = element(
      'div.bubble',
      {},
      unseen(`${actions.who(message)}: `),
      message.forwarded ? element('p.forwarded', {}, icon('forwarded'), 'Forwarded') : null,
      this.file,
      element('div.words', {}, this.words, this.facts),
    );
    this.keyboard = new Keyboard('inline', (button) => actions.press(this.message, button));
    this.element = element(
      `div.message.from-${side}`,
      {
        'data-message-id': message.id,
        'data-testid': 'bubble',
        'data-from': side,
        tabindex: '-1',
      },
      this.body,
      this.reaction,
      this.keyboard.place,
    );
    if (!message.from_bot) this.#addMenu();
    this.update(message);
  }

  update(message) {
    const hadFocus = this.element.contains(document.activeElement);
    this.message = message;
    this.element.classList.toggle('protected', message.protected);
    this.element.classList.toggle('with-photo', message.file?.kind === 'photo');
    this.#showFile(message);
    this.#showText(message);
    this.#showFacts(message);
    this.#showReaction(message);
    this.keyboard.show(message.from_bot ? (message.buttons ?? []) : []);
    if (hadFocus && !this.element.contains(document.activeElement))
      this.element.focus({ preventScroll: true });
  }

  #showText(message) {
    const text = message.text || message.caption || (message.file ? '' : NOT_SHOWN);
    const shown = JSON.stringify([text, message.entities]);
    if (shown === this.#text) return;
    this.#text = shown;
    this.words.replaceChildren(...wordsOf(text, message.entities ?? [], this.actions));
    this.element.classList.toggle('wordless', !text);
  }

  #showFile(message) {
    const shown = JSON.stringify([message.file, message.protected]);
    if (shown === this.#file) return;
    this.#file = shown;
    this.file.hidden = !message.file;
    this.file.replaceChildren(...(message.file ? [fileOf(message)] : []));
  }

  #showFacts(message) {
    const lock = message.protected
      ? element(
          'span.lock',
          { title: 'Protected: it cannot be forwarded, copied or saved' },
          icon('lock'),
          unseen('protected, '),
        )
      : null;
    const edited = message.edited ? element('span.edited', {}, 'edited ') : null;
    const time = element(
      'time',
      { datetime: message.at, title: dayAndYearOf(message.at) },
      timeOf(message.at),
    );
    this.facts.replaceChildren(...[lock, edited, time].filter(Boolean));
  }

  #showReaction({ reaction }) {
    this.reaction.hidden = !reaction;
    this.reaction.replaceChildren(...(reaction ? [unseen('The bot reacted: '), reaction] : []));
  }

  #addMenu() {
    const more = element(
      'button.more',
      {
        type: 'button',
        'data-testid': 'message-menu',
        'aria-label': 'What to do with this message',
        'aria-haspopup': 'menu',
      },
      icon('more'),
    );
    more.addEventListener('click', () => this.actions.more(this.message, more));
    this.body.addEventListener('contextmenu', (event) => {
      if (String(getSelection())) return;
      event.preventDefault();
      this.actions.more(this.message, more);
    });
    this.body.append(more);
  }
}
