// Lists the bot's commands above the text box, and fewer of them as one types.

import { element } from './element.js';

let counter = 0;

export class Commands {
  #all = [];
  #active = -1;

  /** `chosen` hears the command that was picked. */
  constructor(chosen) {
    this.chosen = chosen;
    counter += 1;
    this.list = element('ul.commands', {
      role: 'listbox',
      id: `commands-${counter}`,
      'aria-label': 'Commands',
      'data-testid': 'command-list',
      hidden: true,
    });
    this.button = element(
      'button.round.slash',
      {
        type: 'button',
        'data-testid': 'commands',
        'aria-label': 'Commands',
        'aria-expanded': 'false',
        'aria-controls': this.list.id,
        onclick: () => this.#toggle(),
      },
      element('span', { 'aria-hidden': 'true' }, '/'),
    );
  }

  serve(box) {
    this.box = box;
    box.setAttribute('aria-autocomplete', 'list');
    box.setAttribute('aria-controls', this.list.id);
    box.addEventListener('input', () => this.#filter());
    box.addEventListener('blur', () => this.close());
    for (const node of [this.list, this.button]) {
      // The box keeps the focus, or losing it would close the list before the press counts.
      node.addEventListener('pointerdown', (event) => event.preventDefault());
    }
  }

  offer(commands) {
    if (JSON.stringify(commands) === JSON.stringify(this.#all)) return;
    this.#all = commands;
    this.button.hidden = !commands.length;
    if (!this.list.hidden) this.#filter();
  }

  close() {
    this.#draw([]);
  }

  /** True when the key was meant for the list. */
  hear(event) {
    if (this.list.hidden) return false;
    const options = this.list.children;
    if (event.key === 'ArrowDown') this.#activate((this.#active + 1) % options.length);
    else if (event.key === 'ArrowUp')
      this.#activate(this.#active < 1 ? options.length - 1 : this.#active - 1);
    else if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && this.#active >= 0) options[this.#active].click();
    else return false;
    event.preventDefault();
    return true;
  }

  #toggle() {
    if (this.list.hidden) this.#draw(this.#all);
    else this.close();
    this.box.focus();
  }

  #filter() {
    const typed = /^\/([a-z0-9_]*)$/i.exec(this.box.value);
    this.#draw(typed ? this.#all.filter((one) => one.command.startsWith(typed[1].toLowerCase())) : []);
  }

  #draw(commands) {
    this.#active = -1;
    this.list.replaceChildren(...commands.map((one, place) => this.#option(one, place)));
    this.list.hidden = !commands.length;
    this.list.scrollTop = 0;
    this.button.setAttribute('aria-expanded', String(!this.list.hidden));
    this.box.removeAttribute('aria-activedescendant');
  }

  #option({ command, description }, place) {
    const settings = {
      role: 'option',
      id: `${this.list.id}-${place}`,
      'aria-selected': 'false',
      'data-testid': 'command',
      'data-command': command,
      onclick: () => this.#pick(command),
    };
    return element(
      'li',
      settings,
      element('span.command', {}, `/${command}`),
      element('span.description', {}, description),
    );
  }

  #activate(place) {
    this.#active = place;
    for (const [at, option] of [...this.list.children].entries())
      option.setAttribute('aria-selected', String(at === place));
    this.list.children[place].scrollIntoView({ block: 'nearest' });
    this.box.setAttribute('aria-activedescendant', this.list.children[place].id);
  }

  #pick(command) {
    this.close();
    this.chosen(`/${command}`);
  }
}
