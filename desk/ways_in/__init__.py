"""Ways from readers' pages to the desk's: `…/edit`, and an address that is pasted."""
