// The editor of live cells: CodeMirror with what a short Python cell needs, loaded at the first edit.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands"
import { python } from "@codemirror/lang-python"
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language"
import { EditorState } from "@codemirror/state"
import { EditorView, keymap } from "@codemirror/view"
import { classHighlighter } from "@lezer/highlight"

/** Put an editor in place of what `parent` shows; changed(text) is called after every edit of the reader's own. */
live.editor = (parent, code, changed) => {
  let silent = false
  const state = EditorState.create({
    doc: code,
    extensions: [
      history(),
      python(),
      indentUnit.of("    "),
      indentOnInput(),
      bracketMatching(),
      syntaxHighlighting(classHighlighter),
      keymap.of([indentWithTab, ...historyKeymap, ...defaultKeymap]),
      EditorView.updateListener.of(
        (update) => update.docChanged && !silent && changed(update.state.doc.toString()),
      ),
      EditorView.contentAttributes.of({
        "aria-label": "Python code. Shift+Enter runs it, Escape leaves the editor",
        spellcheck: "false",
        autocapitalize: "off",
      }),
    ],
  })
  parent.replaceChildren()
  const view = new EditorView({ state, parent })
  return {
    set(text) {
      if (text === view.state.doc.toString()) return
      silent = true
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
      silent = false
    },
    focus(x, y) {
      view.focus()
      const at = x === undefined ? view.state.doc.length : view.posAtCoords({ x, y }, false)
      view.dispatch({ selection: { anchor: at } })
    },
  }
}
