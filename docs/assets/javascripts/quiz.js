// Turns `<div class="quiz">` (questions in an ordered list, answers in a task list, a paragraph
// of feedback under each) into questions to answer. Without this script the page shows it all.
;(() => {
  const make = (tag, className, text = "") =>
    Object.assign(document.createElement(tag), { className, textContent: text })

  function question(item, id, changed) {
    const list = item.querySelector(":scope > ul.task-list")
    const head = make("div", "quiz-question")
    head.id = `${id}-question`
    while (item.firstChild !== list) head.append(item.firstChild)
    if (!head.querySelector(":scope > p")) head.innerHTML = `<p>${head.innerHTML}</p>` // a tight list
    const group = make("div", "quiz-answers")
    group.setAttribute("role", "radiogroup")
    group.setAttribute("aria-labelledby", head.id)

    const state = { first: null } // was the first answer right?
    const answers = [...list.children].map((entry, index) => {
      const box = entry.querySelector("input[type=checkbox]")
      const right = box.checked
      ;(box.closest(".task-list-control") ?? box).remove()
      const answer = make("div", "quiz-answer")
      const label = make("label", "")
      const radio = Object.assign(make("input", ""), { type: "radio", name: id, value: index })
      const text = make("span", "")
      const first = entry.querySelector(":scope > p")
      if (first) {
        text.append(...first.childNodes)
        first.remove()
      } else
        while (entry.firstChild && !/^(P|DIV|UL|OL)$/.test(entry.firstChild.nodeName))
          text.append(entry.firstChild)
      const feedback = [...entry.childNodes]
      const live = make("div", "quiz-feedback")
      live.setAttribute("aria-live", "polite")
      label.append(radio, text)
      answer.append(label, live)
      const clear = () => {
        answer.classList.remove("is-right", "is-wrong")
        live.replaceChildren()
      }
      radio.addEventListener("change", () => {
        for (const other of answers) other.clear()
        answer.classList.add(right ? "is-right" : "is-wrong")
        live.append(make("p", "quiz-verdict", right ? "✓ Right." : "✗ Not this one."), ...feedback)
        state.first ??= right
        changed()
      })
      return { answer, radio, clear }
    })

    // Arrow keys only move; Space answers. Otherwise passing over an answer would choose it.
    group.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
      const at = answers.findIndex(({ radio }) => radio === event.target)
      if (!step || at < 0) return
      event.preventDefault()
      answers[(at + step + answers.length) % answers.length].radio.focus()
    })
    group.append(...answers.map(({ answer }) => answer))
    item.replaceChildren(head, group)
    state.reset = () => {
      state.first = null
      for (const { radio, clear } of answers) {
        radio.checked = false
        clear()
      }
    }
    return state
  }

  document.querySelectorAll(".quiz").forEach((quiz, number) => {
    const score = make("p", "quiz-score")
    const text = make("span", "")
    text.setAttribute("role", "status")
    const again = Object.assign(make("button", "md-button", "Start again"), { type: "button" })
    const changed = () => {
      const done = questions.filter(({ first }) => first !== null).length
      const right = questions.filter(({ first }) => first).length
      const all = questions.length
      text.textContent =
        done < all ? `${done} of ${all} answered.` : `${right} of ${all} right at the first try.`
      again.hidden = done === 0
    }
    const items = quiz.querySelectorAll(":scope > ol > li")
    const questions = [...items].map((item, index) =>
      question(item, `quiz-${number}-${index}`, changed),
    )
    again.addEventListener("click", () => {
      for (const { reset } of questions) reset()
      changed()
      quiz.querySelector("input").focus()
    })
    score.append(text, again)
    quiz.append(score)
    quiz.classList.add("is-live")
    changed()
  })
})()
