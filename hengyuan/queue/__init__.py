"""Background work: the queue's table, its worker, the clock that calls, the page."""
