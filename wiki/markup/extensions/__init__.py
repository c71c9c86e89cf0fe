"""Extensions of Python-Markdown, one module for each thing that a body can hold."""
