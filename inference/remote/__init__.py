"""The worker on another machine: its words and its films through a forwarded socket."""
