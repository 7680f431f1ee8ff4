"""From a selection and a template to a document: bind, render, read, number the citations."""
