# A program on the host listens on port 29328.
break_it() { background "$net" hold 0.0.0.0:29328; }
mend_it() { end_background; }
