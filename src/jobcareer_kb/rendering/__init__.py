"""From a selection and a template to a document: bind, render, read the XML, number the citations."""
