// From now on, notes when the reader asked for a run, and when its first output stood.
;(selector) => {
  for (const old of document.querySelectorAll(selector)) old.setAttribute("data-seen", "")
  window.start = 0
  window.first = 0
  const see = () => {
    const fresh = [...document.querySelectorAll(selector)].filter(
      (one) => !one.hasAttribute("data-seen"),
    )
    if (
      fresh.some((one) => one.textContent.trim() || one.matches("img") || one.querySelector("img"))
    ) {
      window.first = performance.now()
      watcher.disconnect()
    }
  }
  const watcher = new MutationObserver(see)
  watcher.observe(document, { childList: true, subtree: true, characterData: true })
  const begin = (event) => {
    if (event.type === "click" || event.key === "Enter") window.start ||= performance.now()
  }
  for (const kind of ["click", "keydown"]) window.addEventListener(kind, begin, { capture: true })
}
