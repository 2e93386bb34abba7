"""The paper itself at the desk: its name, looks, menu and foot; and the page of a first run."""
