"""Every key that the desk knows, as its page of keys says them."""

KEYS: dict[str, list[tuple[str, str]]] = {
    "Everywhere": [
        ("Ctrl+K", "Search, go somewhere, or act on this story"),
        ("?", "This page of keys"),
        ("Esc", "Close what is open"),
    ],
    "Lists": [
        ("/", "Search the list"),
        ("J", "Next line"),
        ("K", "Line before"),
        ("Enter", "Open it"),
        ("X", "Tick the story"),
    ],
    "A story": [
        ("Ctrl+S", "Save"),
        ("Ctrl+Alt+P", "Choose a photo for the text"),
    ],
    "The text": [
        ("Ctrl+Z", "Undo"),
        ("Ctrl+Shift+Z", "Redo"),
        ("Ctrl+B", "Bold"),
        ("Ctrl+I", "Italic"),
        ("Ctrl+K", "Link the marked words"),
        ("Ctrl+Alt+M", "Note at the marked words"),
        ("Ctrl+Alt+2", "Subhead"),
        ("Ctrl+Alt+3", "Small subhead"),
        ("Ctrl+Alt+0", "Paragraph"),
        ("-", "With a space, at the beginning of a line: a list"),
        ("1.", "With a space, at the beginning of a line: a numbered list"),
        ("Ctrl+Shift+8", "List"),
        ("Ctrl+Shift+7", "Numbered list"),
        ("Ctrl+Shift+B", "Quote"),
        ("Ctrl+Alt+Q", "Pull quote"),
        ("Ctrl+,", "Subscript"),
        ("Ctrl+.", "Superscript"),
    ],
}
