// What does not fit on the slides of a deck that are laid out one below the other: [number, words].
;(limits) =>
  [...document.querySelectorAll("svg[data-marpit-svg] section")].flatMap((section, number) => {
    const frame = section.getBoundingClientRect(),
      scale = frame.width / 1280,
      found = []
    const name = (element) =>
      (element.textContent || element.getAttribute("alt") || element.tagName).trim().slice(0, 50)
    for (const element of section.querySelectorAll("*")) {
      const box = element.getBoundingClientRect()
      if (!box.width || element.closest("svg svg")) continue
      const over =
        Math.max(
          frame.left - box.left,
          frame.top - box.top,
          box.right - frame.right,
          box.bottom - frame.bottom,
        ) / scale
      const foot = (box.bottom - frame.top) / scale - limits.foot
      if (
        over <= 1 &&
        foot > 1 &&
        !element.closest("header, footer, .source") &&
        section.dataset.marpitPagination
      )
        found.push(
          `${element.tagName.toLowerCase()} runs ${Math.round(foot)} px into the footer: ${name(element)}`,
        )
      if (over > 1)
        found.push(
          `${element.tagName.toLowerCase()} is ${Math.round(over)} px beyond the slide: ${name(element)}`,
        )
      if (
        element.scrollWidth > element.clientWidth + 1 &&
        ["PRE", "TABLE"].includes(element.tagName)
      )
        found.push(`${element.tagName.toLowerCase()} is cut at its right: ${name(element)}`)
      if (
        element.matches(".live-code, .live-out") &&
        element.scrollHeight > element.clientHeight + 1
      )
        found.push(`${element.className} shows less than it has: ${name(element)}`)
      const own = [...element.childNodes].some(
        (node) => node.nodeType === 3 && node.textContent.trim(),
      )
      if (!own) continue
      const block = element.closest("pre") || element,
        tall = block.getBoundingClientRect().height // the block's: a part may begin within a line
      const size =
        parseFloat(getComputedStyle(element).fontSize) *
        (block === element ? 1 : tall / Math.max(block.offsetHeight, 1) / scale)
      const small = element.closest("header, footer, .source, sup, sub, .small, .live-bar")
      const least = element.closest("pre, code")
        ? limits.code
        : small
          ? limits.small
          : element.closest("table")
            ? limits.code
            : limits.body
      if (size < least - 0.5)
        found.push(`text of ${size.toFixed(0)} px, at least ${least}: ${name(element)}`)
    }
    const auto = section.querySelector("[data-auto-scaling]")
    if (auto) found.push(`code that Marp shrinks by itself: ${name(auto)}`)
    return [...new Set(found)].map((text) => [number, text])
  })
