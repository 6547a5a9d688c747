// Draws the buttons under a message and those in place of a keyboard, keeping each button that stays.

import { element } from './element.js';
import { icon } from './icons.js';

const MARKS = { danger: 'alert', success: 'check' };
const PATIENCE = 5000;

/** Rows of buttons: `{ text, style }` and whatever the one who hears the press needs. */
export class Keyboard {
  #rows = [];
  #drawn = '';

  constructor(kind, pressed) {
    this.kind = kind;
    this.pressed = pressed;
    this.place = element(`div.keyboard.${kind}`, { hidden: true });
  }

  show(rows) {
    const drawn = JSON.stringify(rows);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#rows = rows;
    this.place.hidden = !rows.length;
    while (this.place.children.length > rows.length) this.place.lastChild.remove();
    for (const [place, row] of rows.entries()) this.#row(place, row);
  }

  /** The bot has answered, or has had long enough. */
  rest() {
    for (const button of this.place.querySelectorAll('.pressing')) button.classList.remove('pressing');
  }

  #row(place, row) {
    const drawn = this.place.children[place] ?? this.place.appendChild(element('div.row'));
    while (drawn.children.length > row.length) drawn.lastChild.remove();
    for (const [column, said] of row.entries()) {
      this.#label(drawn.children[column] ?? drawn.appendChild(this.#button()), said, place, column);
    }
  }

  #button() {
    const button = element('button.key', { type: 'button', 'data-testid': `${this.kind}-button` });
    button.addEventListener('click', () => this.#press(button));
    return button;
  }

  #label(button, said, place, column) {
    button.dataset.place = `${place}.${column}`;
    button.dataset.style = said.style ?? '';
    button.classList.remove('pressing');
    const outside = said.url ? 'link' : null;
    const mark = startsWithPicture(said.text) ? outside : (MARKS[said.style] ?? outside);
    button.replaceChildren(...(mark ? [icon(mark)] : []), element('span', {}, said.text));
  }

  #press(button) {
    const [place, column] = button.dataset.place.split('.').map(Number);
    button.classList.add('pressing');
    setTimeout(() => button.classList.remove('pressing'), PATIENCE);
    this.pressed(this.#rows[place][column]);
  }
}

const startsWithPicture = (text) => /^\p{Extended_Pictographic}/u.test(text);
