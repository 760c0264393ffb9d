"""How well, and how cheaply, people find a page: this project's search beside others'."""
