/**
 * Looks, in the page, for texts of a picture that touch or leave it, and for a page wider than its window.
 * An expression that gives a list of faults.
 */
export const pageFaults = `(() => {
  const faults = [];
  const touches = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    // Boxes are as high as a line; letters are not.
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3.5;
  for (const picture of document.querySelectorAll("svg.sa")) {
    if (picture.getClientRects().length === 0) continue;
    const frame = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll("text")].map((text) => ({
      words: text.textContent,
      box: text.getBoundingClientRect(),
    }));
    const where = picture.querySelector("title").textContent;
    texts.forEach(({ words, box }, index) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
        faults.push(where + ": '" + words + "' leaves the picture");
      }
      for (const other of texts.slice(index + 1)) {
        if (touches(box, other.box)) faults.push(where + ": '" + words + "' touches '" + other.words + "'");
      }
    });
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push("the page is " + scrollWidth + " px wide in a window of " + clientWidth);
  if (document.querySelectorAll("svg.sa").length === 0) faults.push("no picture was found");
  return faults;
})()`;
