/* Who comes to an id that has moved goes on to where it is now. Without this a link says where that is. */

function goOn() {
  const moved = [...document.querySelectorAll(".wr-moved")].find(one => `#${one.id}` === location.hash)
  if (moved) location.replace(moved.querySelector("a").href)
}
goOn()
addEventListener("hashchange", goOn)
