// Finds the words on the page whose colour is too close to what is behind them (WCAG 2, level AA).
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

  /** Any CSS colour over another one, as red, green, blue. */
  function over(colour, behind) {
    canvas.fillStyle = `rgb(${behind.join(' ')})`;
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  function behind(node) {
    if (!node) return [255, 255, 255];
    const { backgroundColor } = getComputedStyle(node);
    return over(backgroundColor, behind(node.parentElement));
  }

  function lightness(colour) {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function isSeen(node) {
    const settings = { opacityProperty: true, visibilityProperty: true };
    const { width, height } = node.getBoundingClientRect();
    return node.checkVisibility(settings) && width > 1 && height > 1 && !node.closest('.blocked .chat, :disabled');
  }

  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const tooClose = new Set();
  while (words.nextNode()) {
    const text = words.currentNode.textContent.trim();
    const node = words.currentNode.parentElement;
    if (!text || !isSeen(node)) continue;
    const style = getComputedStyle(node);
    const ground = behind(node);
    const pair = [lightness(ground), lightness(over(style.color, ground))].sort((one, other) => other - one);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) tooClose.add(`${text.slice(0, 40)} (${node.className}): ${ratio.toFixed(2)}`);
  }
  return [...tooClose];
}
