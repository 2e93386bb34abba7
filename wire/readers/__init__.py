"""The formats that stories come in, a module each: from the bytes of a file to its pages."""
