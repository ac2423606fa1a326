// Recorded sessions: the highlighter takes the later lines of a loop (`> …`) for output.
// Make them commands, so that they look typed and the copy button takes them too.
for (const code of document.querySelectorAll(".language-console code")) {
  let typed = false
  for (const span of code.querySelectorAll(".gp, .go")) {
    const lines = span.textContent.split("\n")
    if (span.className === "gp") typed = true
    while (span.className === "go" && typed && lines[0]?.startsWith("> ")) {
      const prompt = Object.assign(document.createElement("span"), {
        className: "gp",
        textContent: "> ",
      })
      const line = lines.shift().slice(2)
      span.before(prompt, lines.length ? `${line}\n` : line)
      span.textContent = lines.join("\n")
    }
    if (span.className === "go" && span.textContent.trim()) typed = false
  }
}
