// Whether an output, of a kind perhaps, holds what is expected.
;([selector, expected, kind]) => {
  const all = [...document.querySelectorAll(selector)].filter(
    (one) => !one.hasAttribute("data-seen"),
  )
  return (
    all.some((one) => one.textContent.includes(expected)) &&
    (!kind || all.some((one) => one.matches(kind) || one.querySelector(kind)))
  )
}
